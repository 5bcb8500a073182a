// Puts repairs in the text areas so that the browser's own undo takes them back, and a button does too.

/** Replaces the whole text of `control` by `text`, touching only what differs. */
export function put(control, text) {
  const before = control.value;
  if (before === text) return;
  let [head, tail] = [0, 0];
  const shortest = Math.min(before.length, text.length);
  while (head < shortest && before[head] === text[head]) head += 1;
  while (tail < shortest - head && before[before.length - 1 - tail] === text[text.length - 1 - tail]) tail += 1;
  const [end, words] = [before.length - tail, text.slice(head, text.length - tail)];
  control.focus({ preventScroll: true });
  control.setSelectionRange(head, end);
  if (words) document.execCommand("insertText", false, words);
  else document.execCommand("delete");
  // A browser without these commands, or one that changed the words on the way.
  if (control.value !== text) control.value = text;
}

/** The text of one field with one finding repaired. */
export function repairedText(text, finding, { start, end }) {
  return text.slice(0, start) + (finding.replacement ?? "") + text.slice(end);
}
