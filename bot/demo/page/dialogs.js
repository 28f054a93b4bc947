// Two windows: what the server sees of a message, and what is real about all this.

import { make } from "./dom.js";
import { say } from "./words.js";

const $ = (id) => document.getElementById(id);

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}

export async function showSource(person, room, message) {
  const query = new URLSearchParams({ person: person.id, room: room.id, event: message.id });
  const answer = await fetch(`/demo/source?${query}`);
  if (!answer.ok) return;
  const { homeserver, client } = await answer.json();
  $("server-type").textContent = homeserver.type;
  const { type, event_id, sender, ...rest } = homeserver;
  $("server-event").textContent = JSON.stringify({ type, event_id, sender, ...rest }, null, 2);
  $("client-title").textContent = say("atClient", { name: person.name });
  $("client-type").textContent = client.type;
  $("client-event").textContent = JSON.stringify(client.content, null, 2);
  $("source").showModal();
}

export function showAccess(access) {
  $("real-list").replaceChildren(...say("real").map((words) => make("li", {}, words)));
  const rows = [["server", access.homeserver], ["account", access.accounts?.join(", ")], ["password", access.password]];
  $("real-access").replaceChildren(...rows.flatMap(([name, value]) => (value ? [make("dt", {}, say(name)), make("dd", {}, value)] : [])));
  $("real").showModal();
}
