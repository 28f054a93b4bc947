// Moments as the page's language writes them, by the wall clock of the neighbourhood; all four count 24 hours.

import { getLanguage } from "./words.js";

const PLACES = { nl: "nl-BE", fr: "fr-BE", en: "en-GB", de: "de-DE" };
const CLOCK = { hour: "2-digit", minute: "2-digit" };

const written = (moment, how) => moment.toLocaleString(PLACES[getLanguage()], { ...how, timeZone: "Europe/Brussels" });

export const timeOf = (moment) => written(moment, CLOCK);

export const dayOf = (moment) => written(moment, { weekday: "long", day: "numeric", month: "long" });

export const momentOf = (moment) =>
  `${written(moment, { weekday: "short", day: "numeric", month: "short" }).replace(",", "")} ${timeOf(moment)}`;
