// The page: three places beside each other, a guide above them, and the clock of the neighbourhood.

import { Column } from "./column.js";
import { momentOf } from "./dates.js";
import { showAccess, showSource } from "./dialogs.js";
import { make } from "./dom.js";
import { Guide } from "./guide.js";
import { access, act, follow, neighbourhoodTime, watch } from "./store.js";
import { getLanguage, say, setLanguage } from "./words.js";

const PLACES = { resident: "maria", volunteer: "karim", organiser: "rita" };
// Beside two private talks, the group that everybody reads.
const OPEN = { resident: "private", volunteer: "private", organiser: "residents" };
const stage = document.getElementById("stage");
const columns = new Map();
const guide = new Guide(go, (part) => columns.get(part).name);

function build() {
  const before = new Map(columns);
  columns.clear();
  stage.replaceChildren();
  for (const [part, person] of Object.entries(PLACES)) {
    const last = before.get(part);
    const column = new Column(part, last?.name ?? person, { view: showSource, turned });
    columns.set(part, column);
    stage.append(column.root);
    column.openSort(last?.room?.sort ?? OPEN[part]);
    column.write(last?.$words.value ?? "");
  }
  translate();
}

function turned() {
  if (columns.size < Object.keys(PLACES).length) return;
  guide.update();
  showPeople();
}

// --- the page's own words ---

function translate() {
  document.documentElement.lang = getLanguage();
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(element.dataset.say);
  for (const element of document.querySelectorAll("[data-say-label]")) {
    element.setAttribute("aria-label", say(element.dataset.sayLabel));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.sayLabel);
  }
  for (const button of document.querySelectorAll(".languages button")) button.setAttribute("aria-pressed", String(button.lang === getLanguage()));
  for (const column of columns.values()) {
    column.showPerson();
    column.showRooms({ stay: true });
  }
  document.getElementById("languages").value = getLanguage();
  turned();
  showTime();
}

function choose(code) {
  setLanguage(code);
  const here = new URL(location.href);
  here.searchParams.set("lang", code);
  history.replaceState(null, "", here);
  translate();
}

// --- going somewhere ---

function go(part, person, sort, words) {
  const column = columns.get(part);
  if (column.name !== person) column.sit(person);
  column.openSort(sort);
  bring(part);
  if (words) {
    column.write(words);
    column.$words.focus({ preventScroll: true });
  } else column.$room.focus({ preventScroll: true });
  column.root.classList.remove("look");
  requestAnimationFrame(() => column.root.classList.add("look"));
}

function bring(part) {
  const root = columns.get(part).root;
  stage.scrollTo({ left: root.offsetLeft, behavior: "instant" });
  mark(part);
}

// --- the people at the bottom of a phone ---

const nav = document.getElementById("people");
let shownPart = "resident";

function showPeople() {
  const buttons = [...columns.values()].map((column) => {
    const dot = column.hasUnread() || column.waits ? make("span", { class: "dot" }) : "";
    const face = make("span", { class: "face", "aria-hidden": "true" }, column.person.name[0], dot);
    const attributes = { type: "button", "data-part": column.part, "aria-current": String(column.part === shownPart) };
    return make("button", { ...attributes, onclick: () => bring(column.part) }, face, make("span", {}, column.person.name));
  });
  nav.replaceChildren(...buttons);
}

function mark(part) {
  if (part === shownPart) return;
  shownPart = part;
  columns.get(part).waits = false;
  showPeople();
}

stage.addEventListener("scroll", () => {
  const middle = stage.scrollLeft + stage.clientWidth / 2;
  const right = stage.scrollLeft + stage.clientWidth;
  const isWhole = ({ root }) => root.offsetLeft >= stage.scrollLeft - 1 && root.offsetLeft + root.offsetWidth <= right + 1;
  const at = [...columns.values()].find(({ root }) => middle < root.offsetLeft + root.offsetWidth);
  if (at && stage.scrollWidth > stage.clientWidth + 1 && !isWhole(columns.get(shownPart))) mark(at.part);
}, { passive: true });

// --- time ---

const time = document.getElementById("time");

function showTime() {
  const now = neighbourhoodTime();
  time.textContent = momentOf(now);
  time.dateTime = now.toISOString();
}

setInterval(showTime, 5_000);
for (const button of document.querySelectorAll("[data-later]")) {
  button.addEventListener("click", () => act(JSON.parse(button.dataset.later)).catch(() => {}));
}

// --- what happens ---

const broken = document.getElementById("broken");

function trouble(words) {
  broken.textContent = words;
  broken.hidden = !words;
}

watch((change) => {
  if (change.kind === "connected") trouble("");
  else if (change.kind === "lost") trouble(say("lost"));
  else if (change.kind === "failed") {
    trouble(say("failed"));
    setTimeout(() => trouble(""), 4_000);
  } else if (change.kind === "all") {
    build();
    document.fonts.ready.then(() => {
      for (const column of columns.values()) column.talk.toBottom();
      document.documentElement.dataset.ready = "yes";
    });
  } else if (change.kind === "clock") showTime();
  else {
    for (const column of columns.values()) {
      if (column.name !== change.person) continue;
      if (change.kind === "rooms") column.showRooms();
      else column.take(change);
      if (column.part !== shownPart && change.kind === "message" && !change.mine) column.waits = true;
    }
    showPeople();
    guide.update();
  }
});

for (const button of document.querySelectorAll(".languages button")) button.addEventListener("click", () => choose(button.lang));
document.getElementById("languages").addEventListener("change", (event) => choose(event.target.value));
document.getElementById("how").addEventListener("click", () => showAccess(access));
setLanguage(new URL(location.href).searchParams.get("lang") ?? navigator.language.slice(0, 2));
translate();
follow();
