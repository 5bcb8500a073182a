// Draws the text of a text area again behind it, with its passages underlined. Hidden from screen readers.
import { positions, unitsOf } from "./composer-offsets.js";

const RANK = ["info", "warn", "grave", "block"];

/** Cut `text` at the bounds of `spans` ({start, end, severity, number}); the worst severity wins. */
export function cut(text, spans) {
  const bounds = new Set([0, text.length]);
  for (const span of spans) bounds.add(span.start).add(span.end);
  const sorted = [...bounds].sort((one, other) => one - other);
  const runs = [];
  for (let index = 0; index + 1 < sorted.length; index += 1) {
    const [start, end] = [sorted[index], sorted[index + 1]];
    const over = spans.filter((span) => span.start <= start && end <= span.end);
    const worst = over.reduce((rank, span) => Math.max(rank, RANK.indexOf(span.severity)), -1);
    runs.push({ text: text.slice(start, end), severity: RANK[worst] ?? "", numbers: over.map((span) => span.number) });
  }
  return runs;
}

/** Fill `mirror` with `text`, underlined where `findings` (of this very text) lie. */
export function draw(mirror, text, findings) {
  const map = positions(text);
  const spans = findings
    .map((finding) => ({ ...unitsOf(finding, map), severity: finding.severity, number: finding.number }))
    .filter((span) => span.start < span.end);
  mirror.replaceChildren(
    ...cut(text, spans).map((run) => {
      if (!run.severity) return document.createTextNode(run.text);
      const mark = document.createElement("mark");
      mark.className = `found found--${run.severity}`;
      mark.dataset.numbers = run.numbers.join(" ");
      mark.textContent = run.text;
      return mark;
    }),
    // A last line that is empty has no height of its own.
    document.createTextNode("\u200b"),
  );
}
