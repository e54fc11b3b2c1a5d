/** Draws measurements as SVG, without any library: the pictures of docs/guides. */

const INK = '#24292f';
const MUTED = '#57606a';
const LINE = '#d0d7de';

/** The first round number at or above a value: the top of a scale. */
export function roundUp(value) {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((candidate) => candidate >= value - 1e-9) ?? value;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function rounded(value) {
  return String(Number(value.toFixed(1)));
}

/** A measured value: what is behind the point of a large number is noise. */
function measured(value) {
  return value >= 10 ? String(Math.round(value)) : rounded(value);
}

/** Panels below each other that share their labels, each with a scale of its own. */
export function lineChart({ title, axis, labels, series }) {
  const width = 760;
  const panel = 190;
  const left = 70;
  const right = 30;
  const height = 40 + series.length * panel + 40;
  const step = (width - left - right) / Math.max(1, labels.length - 1);
  const x = (index) => left + index * step;
  const parts = series.map(({ name, colour, values, unit }, at) => {
    const top = 40 + at * panel + 30;
    const bottom = top + panel - 70;
    const most = roundUp(Math.max(...values));
    const y = (value) => bottom - (value / most) * (bottom - top);
    const grid = [0, 0.5, 1].map((share) => {
      const level = y(most * share);
      return `<line x1="${left}" y1="${level}" x2="${width - right}" y2="${level}" stroke="${LINE}"/><text x="${left - 8}" y="${level + 4}" text-anchor="end" fill="${MUTED}">${rounded(most * share)}</text>`;
    });
    const points = values.map((value, index) => `${rounded(x(index))},${rounded(y(value))}`);
    const dots = values.map((value, index) => {
      // At the edges, beside the scale and within the picture.
      const [anchor, shift] = index === 0 ? ['start', 6] : index === values.length - 1 ? ['end', 6] : ['middle', 0];
      return `<circle cx="${rounded(x(index))}" cy="${rounded(y(value))}" r="3.5" fill="${colour}"/><text x="${rounded(x(index) + shift)}" y="${rounded(y(value) - 8)}" text-anchor="${anchor}" fill="${INK}">${measured(value)}</text>`;
    });
    const ticks = labels.map((label, index) => `<text x="${rounded(x(index))}" y="${bottom + 18}" text-anchor="middle" fill="${MUTED}">${escaped(label)}</text>`);
    return [`<text x="${left}" y="${top - 16}" fill="${INK}" font-weight="bold">${escaped(name)} (${escaped(unit)})</text>`, ...grid, `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`, ...dots, ...ticks].join('\n  ');
  });
  return document(width, height, title, [...parts, `<text x="${(left + width - right) / 2}" y="${height - 14}" text-anchor="middle" fill="${MUTED}">${escaped(axis)}</text>`]);
}

/** Two bars for each row: how long the program waits, and how long the server works. */
export function barChart({ title, seconds, rows }) {
  const width = 760;
  const left = 340;
  const right = 30;
  const rowHeight = 52;
  const height = 60 + rows.length * rowHeight + 46;
  const x = (value) => left + (value / seconds) * (width - left - right);
  const scale = Array.from({ length: Math.floor(seconds) + 1 }, (_, second) =>
    `<line x1="${rounded(x(second))}" y1="50" x2="${rounded(x(second))}" y2="${height - 46}" stroke="${LINE}"/><text x="${rounded(x(second))}" y="${height - 28}" text-anchor="middle" fill="${MUTED}">${second} s</text>`);
  const bars = rows.map(({ name, client, server, note }, index) => {
    const top = 58 + index * rowHeight;
    return [
      `<text x="12" y="${top + 14}" fill="${INK}" font-weight="bold">${escaped(name)}</text>`,
      `<text x="12" y="${top + 31}" fill="${MUTED}">${escaped(note)}</text>`,
      `<rect x="${left}" y="${top}" width="${rounded(Math.max(1, x(client) - left))}" height="14" fill="#0969da"/>`,
      `<rect x="${left}" y="${top + 18}" width="${rounded(Math.max(1, x(server) - left))}" height="14" fill="${server > client + 0.25 ? '#cf222e' : '#1a7f37'}"/>`,
    ].join('\n  ');
  });
  const legend = `<text x="12" y="${height - 8}" fill="${MUTED}">blue: the program waits; below it: the server works (red: longer than anybody waits)</text>`;
  return document(width, height, title, [...scale, ...bars, legend]);
}

function document(width, height, title, parts) {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="12" role="img" aria-labelledby="title">
  <title id="title">${escaped(title)}</title>
  <rect width="${width}" height="${height}" fill="#ffffff"/>
  <text x="12" y="24" fill="${INK}" font-size="14" font-weight="bold">${escaped(title)}</text>
  ${parts.join('\n  ')}
</svg>
`;
}
