// One place on the page: who sits there, the rooms of that person, what is said in one of them, and a box to write.

import { calm, icon, make } from "./dom.js";
import { render } from "./message.js";
import { act, home, languageOf, people } from "./store.js";
import { LANGUAGES, say } from "./words.js";

const NEAR_BOTTOM = 120;

export class Column {
  constructor(part, person, ports) {
    this.part = part;
    this.ports = ports; // view(person, room, message), turned(column)
    this.seen = new Map();
    this.about = null;
    this.root = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.root.dataset.part = part;
    this.root.id = `column-${part}`;
    for (const name of ["face", "name", "part", "language", "rooms", "room", "talk", "composer", "hints", "about", "write"]) {
      this[`$${name}`] = this.root.querySelector(`.${name}`);
    }
    this.$words = this.root.querySelector("textarea");
    this.listen();
    this.sit(person);
  }

  listen() {
    this.$name.addEventListener("change", () => this.sit(this.$name.value));
    this.$language.addEventListener("change", () => this.speak(this.$language.value));
    this.$composer.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
    this.$words.addEventListener("input", () => this.grow());
    this.$words.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.send();
      } else if (event.key === "Escape") this.drop();
    });
    this.$about.querySelector("button").addEventListener("click", () => this.drop());
    this.$rooms.addEventListener("keydown", (event) => this.walk(event));
  }

  get person() {
    return people.get(this.name);
  }

  get room() {
    return this.person?.rooms.get(this.roomId);
  }

  // --- who sits here, and where ---

  sit(name) {
    this.name = name;
    this.roomId = null;
    this.drop();
    this.showPerson();
    this.showRooms();
    this.ports.turned(this);
  }

  showPerson() {
    const person = this.person;
    const others = [...people.values()].filter((other) => other.part === this.part);
    this.root.setAttribute("aria-label", `${person.name}, ${say(`personOf.${this.part}`)}`);
    this.$face.textContent = person.name[0];
    this.$name.replaceChildren(...others.map((other) => new Option(other.name, other.id, false, other.id === this.name)));
    this.$part.textContent = say(`about.${this.name}`);
    const spoken = languageOf(person);
    this.$language.replaceChildren(
      ...Object.entries(LANGUAGES).map(([code, label]) => new Option(label, code, false, code === spoken)),
    );
  }

  showRooms() {
    const rooms = [...this.person.rooms.values()];
    if (!this.room) this.roomId = rooms[0]?.id ?? null;
    this.$rooms.replaceChildren(...rooms.map((room) => this.tab(room)));
    this.showTalk();
  }

  tab(room) {
    const chosen = room.id === this.roomId;
    const button = make(
      "button",
      { type: "button", role: "tab", "aria-selected": String(chosen), tabindex: chosen ? "0" : "-1", "data-sort": room.sort },
      room.sort === "private" ? icon("lock") : "",
      say(room.sort),
    );
    if (!chosen && this.unread(room)) button.append(make("span", { class: "dot" }, make("span", { class: "hidden" }, say("unread"))));
    button.addEventListener("click", () => this.open(room.id));
    return button;
  }

  open(roomId) {
    this.roomId = roomId;
    this.drop();
    this.showRooms();
    this.ports.turned(this);
  }

  openSort(sort) {
    const room = [...this.person.rooms.values()].find((one) => one.sort === sort);
    if (room && room.id !== this.roomId) this.open(room.id);
  }

  walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const rooms = [...this.person.rooms.keys()];
    this.open(rooms.at((rooms.indexOf(this.roomId) + step) % rooms.length));
    this.$rooms.querySelector('[aria-selected="true"]').focus();
  }

  // What was there when the page was opened counts as read.
  unread(room) {
    const last = [...room.messages.keys()].at(-1);
    if (!this.seen.has(room.id)) this.seen.set(room.id, last);
    return last !== undefined && this.seen.get(room.id) !== last && !room.messages.get(last).mine;
  }

  hasUnread() {
    return [...this.person.rooms.values()].some((room) => room.id !== this.roomId && this.unread(room));
  }

  // --- what is said ---

  showTalk() {
    const room = this.room;
    this.day = "";
    this.$talk.replaceChildren();
    this.$composer.hidden = !room;
    if (!room) return;
    this.$room.setAttribute("aria-label", say(room.sort));
    this.$talk.append(make("li", { class: "note" }, this.noteOf(room)));
    for (const message of room.messages.values()) this.add(message);
    this.settle();
    this.showComposer();
    this.toBottom();
  }

  toBottom() {
    this.$room.scrollTop = this.$room.scrollHeight;
  }

  noteOf(room) {
    const about = room.sort === "private" ? say("onlyYou", { name: this.person.name }) : say("readBy", { count: room.members });
    if (room.messages.size) return about;
    const words = say(`say.${this.part}`, {}, languageOf(this.person));
    return `${about} ${room.sort === "private" ? say("emptyPrivate", { word: words[0] }) : say("emptyRoom")}`;
  }

  add(message) {
    const day = new Date(message.at).toLocaleDateString(document.documentElement.lang, {
      weekday: "long", day: "numeric", month: "long", timeZone: "Europe/Brussels",
    });
    if (day !== this.day) this.$talk.append(make("li", { class: "day" }, make("span", {}, day)));
    this.day = day;
    const item = render(message, this.room, this.heardIn(), this.doing());
    this.$talk.append(item);
    return item;
  }

  // In private the bot speaks the person's language, in a group that of the neighbourhood.
  heardIn() {
    return this.room.sort === "private" ? languageOf(this.person) : home.language;
  }

  take(message) {
    if (message.room !== this.roomId) {
      this.showTabs();
      return;
    }
    const low = this.$room.scrollHeight - this.$room.scrollTop - this.$room.clientHeight < NEAR_BOTTOM;
    const before = [...this.$talk.children].find((item) => item.dataset.id === message.id);
    if (before) {
      const item = render(message, this.room, this.heardIn(), this.doing());
      before.replaceWith(item);
      if (message.edited) item.classList.add("changed");
    } else {
      if (this.room.messages.size === 1) this.$talk.querySelector(".note").textContent = this.noteOf(this.room);
      this.add(message).classList.add("new");
    }
    this.settle();
    if (message.mine && /^!?(taal|langue|language|sprache)\s/i.test(message.text)) this.showPerson();
    if (low || message.mine) this.$room.scrollTo({ top: this.$room.scrollHeight, behavior: calm.matches ? "auto" : "smooth" });
  }

  showTabs() {
    const focused = this.$rooms.contains(document.activeElement);
    this.$rooms.replaceChildren(...[...this.person.rooms.values()].map((room) => this.tab(room)));
    if (focused) this.$rooms.querySelector('[aria-selected="true"]').focus();
  }

  // Only the newest question stands out; what was chosen stays marked. Then everything here is read.
  settle() {
    const messages = [...this.room.messages.values()];
    this.seen.set(this.roomId, messages.at(-1)?.id);
    const asked = messages.filter((message) => message.bot && message.label.choices?.length && !message.redacted);
    for (const item of this.$talk.querySelectorAll(".message.bot")) {
      const message = this.room.messages.get(item.dataset.id);
      const row = item.querySelector(".choices");
      if (!message || !row) continue;
      const answers = answersTo(message, messages);
      row.classList.toggle("old", message !== asked.at(-1) || answers.length > 0);
      for (const button of row.querySelectorAll("[data-n]")) {
        button.setAttribute("aria-pressed", String(answers.includes(button.dataset.n)));
        button.disabled = false;
      }
    }
  }

  // --- what is done ---

  doing() {
    return {
      choose: (message, choice, button) => {
        button.disabled = true;
        this.say(String(choice.n), message.id);
      },
      say: (words) => this.say(words),
      react: (message, emoji) => this.act({ do: "react", event: message.id, text: emoji }),
      erase: (message) => this.act({ do: "redact", event: message.id }),
      reply: (message) => this.aim({ do: "say", reply_to: message.id }, say("replying", { name: message.by })),
      edit: (message) => {
        this.aim({ do: "edit", event: message.id }, say("editing"));
        this.write(message.text);
      },
      view: (message) => this.ports.view(this.person, this.room, message),
    };
  }

  aim(deed, label) {
    this.about = deed;
    this.$about.hidden = false;
    this.$about.querySelector("span").textContent = label;
    this.$words.focus();
  }

  drop() {
    this.about = null;
    this.$about.hidden = true;
  }

  async act(deed) {
    await act({ as: this.name, room: this.roomId, ...deed }).catch(() => this.settle());
  }

  say(words, reply_to = "") {
    return this.act({ do: "say", text: words, reply_to });
  }

  async send() {
    const words = this.$words.value.trim();
    if (!words) return;
    const deed = this.about ?? { do: "say" };
    this.write("");
    this.drop();
    await this.act({ ...deed, text: words });
  }

  write(words) {
    this.$words.value = words;
    this.grow();
  }

  grow() {
    this.$words.style.height = "auto";
    this.$words.style.height = `${Math.min(this.$words.scrollHeight, 132)}px`;
  }

  speak(code) {
    const talk = [...this.person.rooms.values()].find((room) => room.sort === "private");
    if (!talk) return;
    this.openSort("private");
    this.say(`taal ${code}`);
  }

  showComposer() {
    const place = this.room.sort === "private" ? "writeAs" : "writeIn";
    const label = say(place, { name: this.person.name, room: say(this.room.sort) });
    this.$write.querySelector("label").textContent = label;
    this.$words.id = `words-${this.part}`;
    this.$write.querySelector("label").htmlFor = this.$words.id;
    this.$words.placeholder = `${say("writeAs", { name: this.person.name })}…`;
    const hints = this.room.sort === "private" ? say(`say.${this.part}`, {}, languageOf(this.person)) : [];
    this.$hints.hidden = !hints.length;
    this.$hints.lang = languageOf(this.person);
    this.$hints.replaceChildren(...hints.map((words) => make("button", { type: "button", onclick: () => this.say(words) }, words)));
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
