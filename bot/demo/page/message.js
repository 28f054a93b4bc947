// One message: a bubble, or the card of a request with its state. The bot's numbered choices become buttons.

import { timeOf } from "./dates.js";
import { icon, make } from "./dom.js";
import { home } from "./store.js";
import { say } from "./words.js";

const GROUPS = {
  draft: "changing", triage: "changing",
  open: "open", unfilled: "open", escalated: "open",
  offered: "asked",
  matched: "filled", in_progress: "filled",
  done_unconfirmed: "done", closed_ok: "done", closed_not_ok: "done",
};

const SUMMED = ["request.preview", "request.ask", "request.still_open"];

// Split a text of the bot into what is said and the words of its choices; the choices stand at its end.
export function split(message) {
  const choices = message.label.choices ?? [];
  if (!choices.length) return { text: message.text, choices };
  const lines = message.text.split("\n");
  const last = lines.at(-1).split(" · ");
  const labelled = (words) => choices.map((choice, n) => ({ ...choice, words: words[n].slice(String(choice.n).length + 1) }));
  const fits = (words) => words.length === choices.length && words.every((word, n) => word.startsWith(`${choices[n].n} `));
  if (choices.length > 1 && fits(last)) return { text: lines.slice(0, -1).join("\n"), choices: labelled(last) };
  const tail = lines.slice(-choices.length);
  if (fits(tail)) return { text: lines.slice(0, -choices.length).join("\n"), choices: labelled(tail) };
  return { text: message.text, choices: choices.map((choice) => ({ ...choice, words: choice.id })) };
}

export const isCard = (message) => message.bot && message.label.msgid === "request.card" && !message.redacted;

export const stateOf = (message) => GROUPS[message.label.state] ?? "over";

// ``doing`` has the deeds: choose(message, choice), react, reply, edit, erase, view; and where a file lies: file(message).
export function render(message, room, speaks, doing) {
  const kind = isCard(message) ? "card" : message.bot ? "bot" : message.mine ? "mine" : "other";
  const item = make("li", { class: `message ${kind}`, "data-id": message.id });
  if (kind === "card") item.append(card(message, room, speaks, doing));
  else item.append(bubble(message, room, speaks, doing));
  if (message.reactions.length) item.append(reactions(message, doing));
  return item;
}

function bubble(message, room, speaks, doing) {
  const { text, choices } = split(message);
  const body = make("div", { class: "bubble" });
  body.append(make("p", { class: message.mine ? "by hidden" : "by" }, message.by));
  body.append(...words(message, text, room, message.bot ? speaks : null, doing));
  if (choices.length && !message.redacted) body.append(buttons(message, choices, speaks, doing));
  body.append(foot(message, doing));
  return body;
}

function card(message, room, speaks, doing) {
  const { text, choices } = split(message);
  const state = stateOf(message);
  const number = message.label.id;
  const title = make(
    "header",
    { class: "card-head" },
    make("span", { class: "card-name" }, say("request", { id: number })),
    make("span", { class: `pill ${state}` }, say(state)),
  );
  const shown = make("article", { class: `bubble is-${state}` }, title, ...cardWords(message, text, speaks));
  if (choices.length) shown.append(cardButtons(message, choices, doing));
  shown.append(foot(message, doing));
  return shown;
}

// "New request: #1 Shopping · Thursday … · near …" reads better as lines of their own; other texts stay as they are.
function cardWords(message, text, lang) {
  const [first, ...rest] = text.split("\n");
  const parts = partsOf(message, first);
  if (parts.length < 2) return [paragraphs(text, lang)];
  return [...summary(parts, lang), paragraphs(rest.join("\n"), lang)];
}

// What stands behind "#1 " in a line, part by part.
function partsOf(message, line) {
  const at = line.indexOf(`#${message.label.id} `);
  return message.label.id && at >= 0 ? line.slice(at).split(" ").slice(1).join(" ").split(" · ") : [];
}

function summary([what, ...facts], lang) {
  return [make("h2", { class: "what", lang }, what), make("ul", { class: "facts", lang }, ...facts.map((fact) => make("li", {}, fact)))];
}

function paragraphs(text, lang) {
  const lines = text.split("\n").filter((line) => line.trim());
  return make("p", { class: "words", lang, dir: "auto" }, ...lines.map((line) => make("span", { class: "line" }, line)));
}

// What a request asks stands as a card of its own between the words about it; as it will be posted, in the group's language.
function withSummary(message, text, lang) {
  return text.split("\n").flatMap((line) => {
    const parts = partsOf(message, line);
    if (parts.length < 2) return [paragraphs(line, lang)];
    const about = line.slice(0, line.indexOf("#")).trim();
    return [about && paragraphs(about, lang), make("div", { class: "sample" }, ...summary(parts, about ? lang : home.language))];
  });
}

function words(message, text, room, lang, doing) {
  const gone = (why) => [make("p", { class: "words gone" }, why)];
  if (message.redacted) return gone(message.redacted_by_bot ? say("redactedByBot") : say("redactedBy", { name: message.redacted_by }));
  if (message.hidden) return gone(say("hidden"));
  if (message.file) return message.file_name ? [file(message, doing)] : gone(say("file"));
  if (message.bot) return SUMMED.includes(message.label.msgid) ? withSummary(message, text, lang) : [paragraphs(text, lang)];
  const said = make("p", { class: "words", dir: "auto" }, text);
  const meant = message.mine && (room.messages.get(message.reply_to) ?? before(message, room));
  const chosen = meant && split(meant).choices.find((choice) => String(choice.n) === text.trim());
  if (chosen) said.append(make("span", { class: "meant" }, chosen.words));
  else if (message.reply_to && meant) said.prepend(make("span", { class: "quote" }, split(meant).text.slice(0, 80)));
  return [said];
}

// A file is kept, not shown: what is in it may come from anybody.
function file(message, doing) {
  const link = make("a", { class: "file", href: doing.file(message), download: message.file_name }, icon("file"), message.file_name);
  return make("p", { class: "words" }, link);
}

function before(message, room) {
  const messages = [...room.messages.values()];
  return messages[messages.indexOf(message) - 1];
}

function buttons(message, choices, lang, doing) {
  const row = make("div", { class: "choices", role: "group", lang, "aria-label": split(message).text.split("\n").at(-1) });
  for (const choice of choices) {
    const number = make("span", { class: "n" }, String(choice.n));
    const press = () => doing.choose(message, choice, row);
    const button = make("button", { type: "button", "data-n": choice.n, onclick: press }, number, make("span", {}, choice.words));
    row.append(choice.emoji ? make("span", { class: "split" }, button, sign(message, choice, doing)) : button);
  }
  return row;
}

// The same answer as a reaction, as in any Matrix app.
function sign(message, choice, doing) {
  const label = `${choice.emoji} ${choice.words}`;
  return make("button", { type: "button", class: "sign", "aria-label": label, title: label, onclick: () => doing.react(message, choice.emoji) }, choice.emoji);
}

function cardButtons(message, choices, doing) {
  const command = commandOf(message);
  const row = make("div", { class: "choices" });
  const take = make("button", { type: "button", class: "take", onclick: () => doing.say(command) }, command);
  row.append(take);
  const emoji = choices.find((choice) => choice.emoji)?.emoji;
  if (emoji) {
    const raise = make("button", { type: "button", class: "raise", "aria-label": `${emoji} ${say("raise")}` }, emoji);
    raise.addEventListener("click", () => doing.react(message, emoji));
    row.append(raise);
  }
  return row;
}

// The card itself says what to type ("Typ: neem 12"); English always works.
export function commandOf(message) {
  const said = new RegExp(`[:：]\\s*([^:：\\n]{1,30}\\s${message.label.id})\\s*$`, "m").exec(split(message).text);
  return said ? said[1].trim() : `take ${message.label.id}`;
}

function foot(message, doing) {
  const line = make("p", { class: "foot" });
  if (message.encrypted) line.append(make("span", { class: "locked", title: say("sealed") }, icon("lock")));
  line.append(make("time", { datetime: message.at }, timeOf(new Date(message.at))));
  if (message.edited && !message.redacted) line.append(make("span", {}, `· ${say("edited")}`));
  const more = make("button", { type: "button", class: "more", "aria-label": say("more"), "aria-expanded": "false" }, icon("more"));
  more.addEventListener("click", () => toggle(more, message, doing));
  line.append(more);
  return line;
}

function toggle(more, message, doing) {
  const open = more.getAttribute("aria-expanded") === "true";
  more.setAttribute("aria-expanded", String(!open));
  more.focus();
  if (open) more.closest(".bubble").querySelector(".deeds")?.remove();
  else more.closest(".foot").after(deeds(message, doing, () => toggle(more, message, doing)));
}

function deeds(message, doing, shut) {
  const row = make("div", { class: "deeds" });
  const add = (label, deed) => {
    const run = () => {
      shut();
      deed();
    };
    row.append(make("button", { type: "button", onclick: run }, label));
  };
  if (!message.redacted) {
    if (message.mine) add(say("edit"), () => doing.edit(message));
    else add(say("reply"), () => doing.reply(message));
    for (const emoji of message.mine ? [] : ["👍", "❤️"]) add(emoji, () => doing.react(message, emoji));
    if (message.mine) add(say("erase"), () => doing.erase(message));
  }
  add(say("view"), () => doing.view(message));
  return row;
}

function reactions(message, doing) {
  const row = make("div", { class: "reactions" });
  for (const reaction of message.reactions) {
    const who = `${reaction.emoji} ${reaction.by.join(", ")}`;
    const count = reaction.by.length > 1 ? ` ${reaction.by.length}` : "";
    const press = () => reaction.mine || doing.react(message, reaction.emoji);
    row.append(make("button", { type: "button", title: who, "aria-label": who, "aria-pressed": String(reaction.mine), onclick: press }, reaction.emoji + count));
  }
  return row;
}
