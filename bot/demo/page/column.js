// One place on the page: who sits there, the rooms of that person, what is said in one of them, and a box to write.

import { make } from "./dom.js";
import { act, languageOf, people } from "./store.js";
import { Talk } from "./talk.js";
import { LANGUAGES, say } from "./words.js";

export class Column {
  constructor(part, person, ports) {
    this.part = part;
    this.ports = ports; // view(person, room, message), turned(column)
    this.seen = new Map();
    this.about = null;
    this.root = document.getElementById("column").content.firstElementChild.cloneNode(true);
    this.root.dataset.part = part;
    this.root.id = `column-${part}`;
    for (const name of ["face", "name", "part", "language", "rooms", "room", "composer", "hints", "about", "write"]) {
      this[`$${name}`] = this.root.querySelector(`.${name}`);
    }
    this.$words = this.root.querySelector("textarea");
    this.$room.id = `room-${part}`;
    this.talk = new Talk(this, this.doing());
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
    this.write("");
    this.showPerson();
    this.showRooms();
    this.ports.turned(this);
  }

  showPerson() {
    const person = this.person;
    const others = [...people.values()].filter((other) => other.part === this.part);
    this.root.setAttribute("aria-label", `${person.name}, ${say(`about.${this.name}`)}`);
    this.$face.textContent = person.name[0];
    this.$name.replaceChildren(...others.map((other) => new Option(other.name, other.id, false, other.id === this.name)));
    this.$part.textContent = say(`about.${this.name}`);
    const spoken = languageOf(person);
    this.$language.replaceChildren(
      ...Object.entries(LANGUAGES).map(([code, label]) => new Option(label, code, false, code === spoken)),
    );
  }

  showRooms(how = {}) {
    if (!this.room) this.roomId = [...this.person.rooms.keys()][0] ?? null;
    this.showTabs();
    this.talk.show(how);
    this.$composer.hidden = !this.room;
    if (this.room) this.showComposer();
    this.read();
  }

  showTabs() {
    const focused = this.$rooms.contains(document.activeElement);
    this.$rooms.replaceChildren(...[...this.person.rooms.values()].map((room) => this.tab(room)));
    this.$room.setAttribute("aria-labelledby", `tab-${this.part}-${this.room?.sort}`);
    if (focused) this.$rooms.querySelector('[aria-selected="true"]').focus();
  }

  tab(room) {
    const chosen = room.id === this.roomId;
    const role = { role: "tab", id: `tab-${this.part}-${room.sort}`, "aria-controls": this.$room.id, "aria-selected": String(chosen) };
    const button = make("button", { type: "button", ...role, tabindex: chosen ? "0" : "-1", "data-sort": room.sort }, say(room.sort));
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

  // What is open is read.
  read() {
    if (this.room) this.seen.set(this.roomId, [...this.room.messages.keys()].at(-1));
  }

  take(message) {
    if (message.room !== this.roomId) {
      this.showTabs();
      return;
    }
    this.talk.take(message);
    this.read();
    if (message.mine && /^!?(taal|langue|language|sprache)\s/i.test(message.text)) {
      this.showPerson();
      this.showComposer();
    }
  }

  // --- what is done ---

  doing() {
    return {
      choose: (message, choice, row) => {
        if (row.ariaBusy === "true") return;
        row.ariaBusy = "true";
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
      file: (message) => `/demo/file?${new URLSearchParams({ person: this.person.id, room: this.roomId, event: message.id })}`,
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

  // Whether it was done; when not, the page says so.
  async act(deed) {
    try {
      await act({ as: this.name, room: this.roomId, ...deed });
      return true;
    } catch {
      this.talk.settle();
      return false;
    }
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
    if (!(await this.act({ ...deed, text: words })) && !this.$words.value) this.write(words);
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
