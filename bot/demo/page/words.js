// What the page itself says, in four languages. What the bot says comes from the bot.
// Every language has the same keys; a test holds them together.

import de from "./words/de.js";
import en from "./words/en.js";
import fr from "./words/fr.js";
import nl from "./words/nl.js";

export const LANGUAGES = { nl: "Nederlands", fr: "Français", en: "English", de: "Deutsch" };

export const WORDS = { nl, fr, en, de };

let language = "nl";

export function setLanguage(code) {
  language = code in WORDS ? code : "nl";
  return language;
}

export function getLanguage() {
  return language;
}

// Say something in the language of the page (or another one), with what belongs into it.
export function say(key, filled = {}, code = language) {
  const words = key.split(".").reduce((found, part) => found?.[part], WORDS[code]);
  return typeof words === "string" ? fill(words, filled) : (words ?? "");
}

export function fill(words, filled) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => (name in filled ? String(filled[name]) : whole));
}
