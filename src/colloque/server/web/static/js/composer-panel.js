// Shows the panel of findings as the server drew it: the same one as on a page without script.

/** Puts `answer` in `panel`; what the reader had open or was on stays so, when it is still there. */
export function fill(panel, answer) {
  const opened = [...panel.querySelectorAll(".group-why[open]")].map(keyOf);
  const focused = panel.contains(document.activeElement) ? document.activeElement : null;
  const [card, group] = [focused?.closest(".finding")?.id, focused && keyOf(focused)];
  panel.dataset.verdict = answer.verdict;
  panel.hidden = false;
  // Drawn by the server's template, which escapes every word of the author's.
  panel.innerHTML = answer.panel;
  for (const why of panel.querySelectorAll(".group-why")) why.open = opened.includes(keyOf(why));
  if (!focused) return;
  const again = card
    ? panel.querySelector(`#${card} .finding-tap`)
    : [...panel.querySelectorAll(".group-why > summary")].find((summary) => keyOf(summary) === group);
  again?.focus({ preventScroll: true });
}

/** Where to go on after a repair: the button at the same rank in the new list, else the title. */
export function goOn(panel, rank) {
  const taps = [...panel.querySelectorAll(".finding-tap")];
  const next = taps[Math.min(rank, taps.length - 1)] ?? panel.querySelector("#relecture-title");
  if (!next.matches("button")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** What is announced aloud: a count, nothing else. */
export function spoken(answer, words) {
  const count = answer.findings.length;
  if (count === 0) return words.none;
  return count === 1 ? words.one : words.many.replace("{count}", count);
}

function keyOf(element) {
  return element.closest(".group")?.dataset.key ?? "";
}
