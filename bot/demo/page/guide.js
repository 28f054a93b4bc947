// First steps for a newcomer. Where they are is read from what was really said, not from what was clicked.

import { make } from "./dom.js";
import { isCard, stateOf } from "./message.js";
import { languageOf, people, roomOf } from "./store.js";
import { fill, getLanguage, say } from "./words.js";

const COUNT = 7;
const [ASK, ANSWER, TAKE, AGREE, FINISH, FEEDBACK, AGAIN] = Array(COUNT).keys();
const ASKING = /^request\.(?:what|when|when_right|where|contact|preview|posted)$/;
const ABOUT = ["request", "contact"];
const ENDED = ["closed_ok", "closed_not_ok"];

// Everything the bot said about requests: by whom it is read, in which room, and what.
function* heard() {
  for (const person of people.values()) {
    for (const room of person.rooms.values()) {
      for (const message of room.messages.values()) {
        if (message.bot && ABOUT.includes(message.label.entity)) yield { person, room, message, id: Number(message.label.id) || 0 };
      }
    }
  }
}

// What happened to the newest request, as far as anybody here can see.
function newest() {
  const all = [...heard()];
  const id = Math.max(0, ...all.map((one) => one.id));
  const about = all.filter((one) => one.id === id);
  return {
    id,
    card: about.find(({ message }) => isCard(message))?.message,
    asker: about.find(({ message, room }) => room.sort === "private" && ASKING.test(message.label.msgid))?.person,
    helper: about.findLast(({ message }) => message.label.msgid === "request.yours")?.person,
    ended: about.some(({ message }) => ENDED.includes(message.label.state)),
  };
}

function reached(request, begun, seated) {
  const { id, card, asker, ended } = request;
  if (id <= begun || !asker) return ASK;
  if (!card) return seated(asker.part) === asker.id && !dropped(asker) ? ANSWER : ASK;
  switch (stateOf(card)) {
    case "changing":
      return ANSWER;
    case "open":
      return TAKE;
    case "asked":
      return answered(request) ? TAKE : AGREE;
    case "filled":
      return answered(request) ? FINISH : AGREE;
    case "done":
      return ended || answered(request) ? AGAIN : FEEDBACK;
    default:
      return ASK;
  }
}

// Whether somebody said stop in the middle of the questions.
function dropped(asker) {
  const last = [...(roomOf(asker.id, "private")?.messages.values() ?? [])].findLast((message) => message.bot);
  return last?.label.state === "discarded" || last?.label.msgid?.startsWith("stop.");
}

// Whether who asked has answered the last question about it, in words or by a reaction.
function answered({ id, asker }) {
  const messages = [...(roomOf(asker.id, "private")?.messages.values() ?? [])];
  const asked = messages.findLastIndex((m) => m.bot && Number(m.label.id) === id && m.label.choices?.length);
  const signed = messages[asked]?.reactions.some((reaction) => reaction.mine);
  return asked < 0 || signed || messages.slice(asked + 1).some((message) => message.mine);
}

export class Guide {
  constructor(go, seated) {
    this.go = go; // go(part, person, room sort, words)
    this.seated = seated; // seated(part): who sits there
    this.begun = 0;
    this.shown = null;
    for (const name of ["text", "number", "do", "dots", "back", "on"]) this[`$${name}`] = document.getElementById(`guide-${name}`);
    this.$do.addEventListener("click", () => this.help());
    this.$back.addEventListener("click", () => this.turn(-1));
    this.$on.addEventListener("click", () => this.turn(1));
  }

  update() {
    this.request = newest();
    const now = reached(this.request, this.begun, this.seated);
    if (now !== this.now) this.shown = null;
    this.now = now;
    this.show();
  }

  turn(by) {
    this.shown = Math.min(COUNT - 1, Math.max(0, this.step + by));
    this.show();
  }

  get step() {
    return this.shown ?? this.now;
  }

  // --- who it is about ---

  get asker() {
    return (this.now === ASK ? null : this.request.asker) ?? people.get(this.seated("resident"));
  }

  get helper() {
    return this.request.helper ?? people.get(this.seated("volunteer"));
  }

  get other() {
    return [...people.values()].find((person) => person.part === "resident" && person !== this.asker);
  }

  get word() {
    const id = this.request.id || 1;
    if (this.step === ASK) return say("need", {}, languageOf(this.asker));
    if (this.step === TAKE) return say("take", { id }, languageOf(this.helper));
    if (this.step === FINISH) return say("finish", { id }, languageOf(this.helper));
    return "";
  }

  // --- what is shown ---

  show() {
    const { step, word } = this;
    const spoken = new Intl.DisplayNames(getLanguage(), { type: "language" }).of(languageOf(this.other));
    const names = { asker: this.asker.name, helper: this.helper.name, other: this.other.name, spoken };
    const [before, after] = say("guideSteps")[step].split("{word}").map((words) => fill(words, names));
    if (this.$text.textContent !== before + (after === undefined ? "" : word + after)) {
      this.$text.replaceChildren(before, ...(after === undefined ? [] : [make("b", {}, word), after]));
    }
    this.$number.textContent = String(step + 1);
    this.$do.querySelector("span").textContent = say(step === AGAIN ? "again" : word ? "doIt" : "showMe");
    this.$back.disabled = step === 0;
    this.$on.disabled = step === COUNT - 1;
    this.$dots.replaceChildren(
      ...Array.from({ length: COUNT }, (_, n) =>
        make("li", { class: n < this.now ? "done" : n === step ? "now" : "", "aria-current": n === step ? "step" : null }, make("span", { class: "hidden" }, String(n + 1))),
      ),
    );
  }

  help() {
    const { step, asker, helper, other, word } = this;
    if (step === AGAIN) {
      this.begun = this.request.id;
      this.shown = null;
      this.go(other.part, other.id, "private", "");
      this.update();
    } else if (step === TAKE) this.go(helper.part, helper.id, "residents", word);
    else if (step === FINISH) this.go(helper.part, helper.id, "private", word);
    else this.go(asker.part, asker.id, "private", word);
  }
}
