// The live check of the composer. Without it every button works: the page then checks on demand.
// Texts go in the body of a POST, are kept nowhere, and nothing is written on this device.
import { countPoints, positions, unitsOf } from "./composer-offsets.js";
import { draw } from "./composer-mirror.js";
import { fill, goOn, spoken } from "./composer-panel.js";
import { put, repairedText } from "./composer-repairs.js";

const PAUSE = 400; // milliseconds without a keystroke before a check

const form = document.getElementById("composer");
const panel = document.getElementById("relecture");
const undo = document.getElementById("relecture-undo");
const said = document.getElementById("relecture-said");
const paused = document.getElementById("relecture-paused");
const words = document.getElementById("composer-words")?.dataset;

const inks = [...form.querySelectorAll(".ink")].map((block) => ({
  name: block.dataset.field,
  control: block.querySelector("textarea, input"),
  mirror: block.querySelector(".ink-mirror"),
  counter: block.querySelector(".counter"),
}));

let timer = 0;
let calling = null;
let shown = { findings: [] }; // the last answer, and the texts it speaks of
let shownTexts = {};
let spokenLast = "";
let leaving = false;
const opening = JSON.stringify(textsNow());

function textsNow() {
  return Object.fromEntries(inks.map((ink) => [ink.name, ink.control.value]));
}

function redraw() {
  for (const ink of inks) {
    const text = ink.control.value;
    const points = countPoints(text);
    ink.counter.querySelector(".counter-now").textContent = points;
    ink.counter.classList.toggle("counter--over", points > Number(ink.control.dataset.limit));
    // Findings of another text would underline the wrong words: none until the next answer.
    const findings = fresh(ink.name) ? shown.findings.filter((finding) => finding.field === ink.name) : [];
    if (ink.mirror) draw(ink.mirror, text, findings);
  }
}

function asked(texts) {
  const audience = form.querySelector('[name="visibility"]:checked, [name="visibility"][type="hidden"]');
  return { ...texts, kind: form.dataset.kind, in_reply_to: form.dataset.reply, visibility: audience?.value ?? "public" };
}

async function checkNow() {
  clearTimeout(timer);
  calling?.abort();
  const mine = new AbortController();
  calling = mine;
  const texts = textsNow();
  if (!Object.values(texts).some((text) => text.trim())) return clear();
  try {
    const response = await fetch(form.dataset.live, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
      body: JSON.stringify(asked(texts)),
      credentials: "same-origin",
      signal: mine.signal,
    });
    const answer = await response.json();
    if (calling !== mine) return; // a newer check is under way
    if (!response.ok) return interrupted(answer.error);
    show(answer, texts);
  } catch (error) {
    if (error.name !== "AbortError") interrupted();
  }
}

function show(answer, texts) {
  [shown, shownTexts] = [answer, texts];
  paused.hidden = true;
  fill(panel, answer);
  redraw();
  const sentence = spoken(answer, words);
  if (sentence !== spokenLast) said.textContent = spokenLast = sentence;
}

function clear() {
  [shown, shownTexts, spokenLast] = [{ findings: [] }, {}, ""];
  panel.hidden = true;
  redraw();
}

function interrupted(sentence = "") {
  paused.textContent = sentence || words.offline;
  paused.hidden = false;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(checkNow, PAUSE);
}

/** Whether the last answer speaks of what the field `name` holds now. */
function fresh(name) {
  return inks.some((ink) => ink.name === name && ink.control.value === shownTexts[name]);
}

/** Gives the fields new texts, by name, reads them over, and goes on at the button of that `rank`. */
async function repair(texts, rank) {
  const now = textsNow();
  const before = Object.fromEntries(Object.keys(texts).map((name) => [name, now[name]]));
  rewrite(texts);
  said.textContent = words.applied;
  undo.hidden = false;
  undo.querySelector("button").onclick = () => restore(before);
  // Away from the text: on a phone, its keyboard would cover what is left to repair.
  document.activeElement.blur();
  await checkNow();
  if (document.activeElement === document.body) goOn(panel, rank);
}

function rewrite(texts) {
  for (const ink of inks) if (ink.name in texts) put(ink.control, texts[ink.name]);
  redraw();
}

function restore(texts) {
  rewrite(texts);
  undo.hidden = true;
  checkNow();
}

/** The new texts a button of the panel stands for; null when the page must be asked. */
function wanted(button) {
  if (button.value === "repair") return shown.repaired;
  const number = Number(button.closest(".finding").dataset.number);
  const finding = shown.findings.find((candidate) => candidate.number === number);
  const text = finding && textsNow()[finding.field];
  return text === undefined ? null : { [finding.field]: repairedText(text, finding, unitsOf(finding, positions(text))) };
}

panel.addEventListener("click", (event) => {
  const button = event.target.closest('button[name="action"]');
  const texts = button && wanted(button);
  // A panel drawn for another text: the button posts the form, as it does without script.
  if (!texts || !Object.keys(texts).every(fresh)) return;
  event.preventDefault();
  repair(texts, [...panel.querySelectorAll(".finding-tap")].indexOf(button));
});

/** Shows which card speaks of the words under the cursor. */
function point() {
  const ink = inks.find((candidate) => candidate.control === document.activeElement);
  const known = ink && fresh(ink.name);
  const map = known ? positions(ink.control.value) : null;
  const at = known ? ink.control.selectionStart : -1;
  for (const finding of shown.findings) {
    const { start, end } = known && finding.field === ink.name ? unitsOf(finding, map) : { start: 1, end: 0 };
    document.getElementById(`constat-${finding.number}`)?.classList.toggle("finding--here", start <= at && at <= end);
  }
}

for (const ink of inks) {
  ink.control.addEventListener("input", () => {
    undo.hidden = true;
    redraw();
    later();
  });
}
form.addEventListener("change", (event) => {
  if (event.target.name === "visibility") later();
});
form.addEventListener("submit", () => {
  leaving = true;
});
document.addEventListener("selectionchange", point);
window.addEventListener("beforeunload", (event) => {
  if (!leaving && JSON.stringify(textsNow()) !== opening) event.preventDefault();
});

form.classList.add("live");
redraw();
if (inks.some((ink) => ink.control.value.trim())) checkNow();
