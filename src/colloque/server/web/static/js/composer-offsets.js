// The server counts code points; a text area counts UTF-16 units. An emoji is one of the former, two of the latter.

/** UTF-16 position of each code point of `text`: n + 1 numbers for n code points. */
export function positions(text) {
  const found = [0];
  for (const character of text) found.push(found[found.length - 1] + character.length);
  return found;
}

/** How many code points `text` holds. */
export function countPoints(text) {
  let points = 0;
  for (const _ of text) points += 1;
  return points;
}

/** A finding's place in its field, in UTF-16 units, cut to the text as it is now. */
export function unitsOf(finding, map) {
  const last = map.length - 1;
  const start = map[Math.min(Math.max(finding.field_start, 0), last)];
  const end = map[Math.min(Math.max(finding.field_end, 0), last)];
  return { start, end };
}
