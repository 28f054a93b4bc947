// What is said in one room: days and messages in order, the newest in sight, one message at a time for the keyboard.

import { dayOf } from "./dates.js";
import { calm, icon, make } from "./dom.js";
import { render } from "./message.js";
import { home, languageOf } from "./store.js";
import { say } from "./words.js";

const NEAR_BOTTOM = 120;

export class Talk {
  constructor(column, doing) {
    this.column = column; // has person and room
    this.doing = doing;
    this.$room = column.root.querySelector(".room");
    this.$log = this.$room.querySelector('[role="log"]');
    this.$talk = this.$room.querySelector(".talk");
    this.low = true;
    this.top = 0;
    this.$room.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.$room.addEventListener("keydown", (event) => this.walk(event));
    this.$room.addEventListener("focusin", (event) => this.stopAt(event.target.closest(".message")));
    new ResizeObserver(() => this.low && this.toBottom()).observe(this.$room);
  }

  get room() {
    return this.column.room;
  }

  // Only who scrolls up reads back: a new size of the room moves the end away, and we ourselves go down to it.
  scrolled() {
    const top = this.$room.scrollTop;
    this.low = this.isLow() || (this.low && top >= this.top);
    this.top = top;
  }

  isLow() {
    return this.$room.scrollHeight - this.$room.scrollTop - this.$room.clientHeight < NEAR_BOTTOM;
  }

  toBottom(behavior = "instant") {
    this.low = true;
    this.$room.scrollTo({ top: this.$room.scrollHeight, behavior });
    this.top = this.$room.scrollTop;
  }

  // Show the room anew. What is shown all at once is not read out: only what is said from now on.
  show({ stay = false } = {}) {
    const top = stay && !this.low ? this.$room.scrollTop : null;
    this.day = "";
    this.$log.setAttribute("aria-live", "off");
    this.$talk.replaceChildren();
    if (!this.room) return;
    this.$talk.append(make("li", { class: "note" }, ...this.note()));
    for (const message of this.room.messages.values()) this.add(message);
    this.settle();
    if (top === null) this.toBottom();
    else this.$room.scrollTop = top;
    requestAnimationFrame(() => requestAnimationFrame(() => this.$log.setAttribute("aria-live", "polite")));
  }

  note() {
    const { person } = this.column;
    const isPrivate = this.room.sort === "private";
    const about = isPrivate ? say("onlyYou", { name: person.name }) : say("readBy", { count: this.room.neighbours });
    const words = say(`say.${person.part}`, {}, languageOf(person));
    const empty = isPrivate ? say("emptyPrivate", { word: words[0] }) : say("emptyRoom");
    const lines = this.room.messages.size ? [about] : [about, empty];
    return [this.room.encrypted ? icon("lock") : "", ...lines.map((line) => make("span", {}, line))];
  }

  // In private the bot speaks the person's language, in a group that of the neighbourhood.
  heardIn() {
    return this.room.sort === "private" ? languageOf(this.column.person) : home.language;
  }

  render(message) {
    return render(message, this.room, this.heardIn(), this.doing);
  }

  add(message) {
    const day = dayOf(new Date(message.at));
    if (day !== this.day) this.$talk.append(make("li", { class: "day" }, make("span", {}, day)));
    this.day = day;
    const item = this.render(message);
    this.$talk.append(item);
    return item;
  }

  take(message) {
    const { low } = this;
    const before = [...this.$talk.children].find((item) => item.dataset.id === message.id);
    if (before) this.replace(before, message);
    else {
      if (this.room.messages.size === 1) this.$talk.querySelector(".note").replaceChildren(...this.note());
      this.add(message).classList.add("new");
    }
    this.settle();
    if (low || (message.mine && !before)) this.toBottom(calm.matches ? "instant" : "smooth");
  }

  // Who was at a button of it by keyboard stays there.
  replace(before, message) {
    const buttons = [...before.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    const item = this.render(message);
    before.replaceWith(item);
    if (message.edited) item.classList.add("changed");
    if (at >= 0) [...item.querySelectorAll("button")].at(Math.min(at, buttons.length) - buttons.length)?.focus();
  }

  // Only the newest question stands out; what was chosen stays marked.
  settle() {
    const messages = [...this.room.messages.values()];
    const asked = messages.filter((message) => message.bot && message.label.choices?.length && !message.redacted);
    for (const item of this.$talk.querySelectorAll(".message.bot")) {
      const message = this.room.messages.get(item.dataset.id);
      const row = item.querySelector(".choices");
      if (!message || !row) continue;
      const answers = answersTo(message, messages);
      row.classList.toggle("old", message !== asked.at(-1) || answers.length > 0);
      row.removeAttribute("aria-busy");
      for (const button of row.querySelectorAll("[data-n]")) button.setAttribute("aria-pressed", String(answers.includes(button.dataset.n)));
    }
    this.stopAt(document.activeElement?.closest?.(".message"));
  }

  // --- the keyboard ---

  // Tab stops at the newest message, the open question and where one is; the arrows go to the others.
  stopAt(here) {
    const items = [...this.$talk.querySelectorAll(".message")];
    for (const item of items) {
      const stops = item === here || item === items.at(-1) || item.querySelector(".choices:not(.old)");
      for (const button of item.querySelectorAll("button")) button.tabIndex = stops ? 0 : -1;
    }
  }

  walk(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const items = [...this.$talk.querySelectorAll(".message")];
    if (!step || !items.length) return;
    event.preventDefault();
    const here = items.indexOf(event.target.closest(".message"));
    const next = here < 0 ? items.at(-1) : items[Math.min(items.length - 1, Math.max(0, here + step))];
    next.querySelector(".more").focus();
    next.scrollIntoView({ block: "nearest" });
  }
}

// The numbers with which a question was answered: in words, or by the emoji of a choice.
function answersTo(message, messages) {
  const signs = message.reactions.filter((reaction) => reaction.mine).map((reaction) => reaction.emoji);
  const signed = message.label.choices.filter((choice) => signs.includes(choice.emoji)).map((choice) => String(choice.n));
  const next = messages[messages.indexOf(message) + 1];
  const meant = (other) => other.mine && (other.reply_to === message.id || (other === next && !other.reply_to));
  return [...messages.filter(meant).map((other) => other.text.trim()), ...signed];
}
