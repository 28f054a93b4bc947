// What is known: people, their rooms, the messages in them. It follows the stream of changes and tells who watches.

export const people = new Map();
export const clock = { now: new Date(), readAt: Date.now() };
export const home = { language: "nl" };
export const access = { homeserver: "", accounts: {} };

const watchers = new Set();

export function watch(told) {
  watchers.add(told);
}

function tell(change) {
  for (const told of watchers) told(change);
}

export function follow() {
  const stream = new EventSource("/demo/changes");
  stream.onmessage = (event) => take(JSON.parse(event.data));
  stream.onopen = () => tell({ kind: "connected" });
  stream.onerror = () => tell({ kind: "lost" });
}

function take(change) {
  if (change.kind === "all") takeAll(change);
  else if (change.kind === "rooms") takeRooms(people.get(change.person), change.rooms);
  else if (change.kind === "message") takeMessage(change);
  else if (change.kind === "clock") setClock(change);
  tell(change);
}

function takeAll(change) {
  people.clear();
  for (const person of change.people) {
    people.set(person.id, { ...person, rooms: new Map() });
    takeRooms(people.get(person.id), person.rooms);
  }
  Object.assign(access, change.access);
  home.language = change.language;
  setClock(change.clock);
}

function takeRooms(person, rooms) {
  person.rooms = new Map(rooms.map((room) => [room.id, { ...room, messages: new Map(room.messages.map((m) => [m.id, m])) }]));
}

function takeMessage(change) {
  people.get(change.person)?.rooms.get(change.room)?.messages.set(change.id, change);
}

function setClock(told) {
  clock.now = new Date(told.now);
  clock.readAt = Date.now();
}

export function neighbourhoodTime() {
  return new Date(clock.now.getTime() + Date.now() - clock.readAt);
}

export function roomOf(person, sort) {
  return [...(people.get(person)?.rooms.values() ?? [])].find((room) => room.sort === sort);
}

// Do something as somebody; when it does not work who watches is told, and it raises.
export async function act(what) {
  const how = { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(what) };
  const answer = await fetch("/demo/do", how).catch(() => null);
  if (answer?.ok) return answer.json();
  tell({ kind: "failed" });
  throw new Error((await answer?.text()) ?? "no answer");
}

// The language a person chose last with the command; the homeserver keeps it, so the page needs no memory.
export function languageOf(person) {
  const talk = [...person.rooms.values()].find((room) => room.sort === "private");
  let chosen = person.language;
  for (const message of talk?.messages.values() ?? []) {
    const asked = message.mine && /^!?(?:taal|langue|language|sprache)\s+(nl|fr|en|de)\b/i.exec(message.text);
    if (asked) chosen = asked[1].toLowerCase();
  }
  return chosen;
}
