// First steps for a newcomer. Where they are is read from what was really said, not from what was clicked.

import { make } from "./dom.js";
import { isCard, stateOf } from "./message.js";
import { languageOf, people, roomOf } from "./store.js";
import { say } from "./words.js";

const COUNT = 7;

// What happened to the newest request, as far as anybody here can see.
function facts() {
  let asked = 0;
  let card = null;
  const feedback = new Set();
  for (const person of people.values()) {
    for (const room of person.rooms.values()) {
      for (const message of room.messages.values()) {
        const label = message.label;
        if (!message.bot || label.entity !== "request") continue;
        asked = Math.max(asked, Number(label.id) || 0);
        if (isCard(message) && Number(label.id) >= Number(card?.label.id ?? 0)) card = message;
        if (["closed_ok", "closed_not_ok"].includes(label.state)) feedback.add(Number(label.id));
      }
    }
  }
  return { asked, card, feedback };
}

function reached({ asked, card, feedback }, begun) {
  const number = Number(card?.label.id ?? 0);
  if (asked <= begun) return 0;
  if (!card || number < asked || stateOf(card) === "changing") return 1;
  if (stateOf(card) === "open") return 2;
  if (stateOf(card) === "asked") return 3;
  if (stateOf(card) === "filled") return answered(number) ? 4 : 3;
  return feedback.has(number) || answered(number) ? 6 : 5;
}

// Whether every resident has answered what they were asked about this request.
function answered(number) {
  return [...people.values()].every((person) => {
    if (person.part !== "resident") return true;
    const messages = [...(roomOf(person.id, "private")?.messages.values() ?? [])];
    const asked = messages.findLastIndex((m) => m.bot && Number(m.label.id) === number && m.label.choices?.length);
    const signed = messages[asked]?.reactions.some((reaction) => reaction.mine);
    return asked < 0 || signed || messages.slice(asked + 1).some((message) => message.mine);
  });
}

export class Guide {
  constructor(go) {
    this.go = go; // go(part, person, room sort, words)
    this.begun = 0;
    this.shown = null;
    for (const name of ["text", "number", "do", "dots", "back", "on"]) this[`$${name}`] = document.getElementById(`guide-${name}`);
    this.$do.addEventListener("click", () => this.help());
    this.$back.addEventListener("click", () => this.turn(-1));
    this.$on.addEventListener("click", () => this.turn(1));
  }

  update() {
    const now = reached(facts(), this.begun);
    if (now !== this.now) this.shown = null;
    this.now = now;
    this.show();
  }

  turn(by) {
    this.shown = Math.min(COUNT - 1, Math.max(0, (this.shown ?? this.now) + by));
    this.show();
  }

  show() {
    const step = this.shown ?? this.now;
    const text = say("guideSteps")[step].replace("{word}", this.wordsOf(step));
    if (this.$text.textContent !== text) this.$text.textContent = text;
    this.$number.textContent = String(step + 1);
    this.$do.textContent = say(step === 6 ? "again" : this.wordsOf(step) ? "doIt" : "showMe");
    this.$back.disabled = step === 0;
    this.$on.disabled = step === COUNT - 1;
    this.$dots.replaceChildren(
      ...Array.from({ length: COUNT }, (_, n) =>
        make("li", { class: n < this.now ? "done" : n === step ? "now" : "", "aria-current": n === step ? "step" : null }, make("span", { class: "hidden" }, String(n + 1))),
      ),
    );
  }

  wordsOf(step) {
    const { asked, card } = facts();
    const id = card?.label.id ?? (asked || 1);
    const speaks = (name) => languageOf(people.get(name) ?? { rooms: new Map(), language: "nl" });
    if (step === 0) return say("need", {}, speaks("maria"));
    if (step === 2) return say("take", { id }, speaks("karim"));
    if (step === 4) return say("finish", { id }, speaks("karim"));
    return "";
  }

  help() {
    const step = this.shown ?? this.now;
    const words = this.wordsOf(step);
    const places = [
      ["resident", "maria", "private"], ["resident", "maria", "private"], ["volunteer", "karim", "residents"],
      ["resident", "maria", "private"], ["volunteer", "karim", "private"], ["resident", "maria", "private"],
      ["resident", "amina", "private"],
    ];
    if (step === 6) {
      this.begun = facts().asked;
      this.shown = null;
      this.update();
    }
    this.go(...places[step], words);
  }
}
