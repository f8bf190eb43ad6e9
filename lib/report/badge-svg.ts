import { create } from 'xmlbuilder2';
import { type Badge, badgeOf } from './badge.ts';
import type { Report } from './report.ts';

/** Shades on which white text has a contrast of 4.5 or more, by the names that shields.io gives to such colours. */
const fills: Record<Badge['color'], string> = {
  green: '#2e7d32',
  yellow: '#8a6100',
  red: '#c62828',
  lightgrey: '#616161',
};

const height = 20;
const margin = 7;

/**
 * The text of `badge.svg`: flat, as wide as its text, with nothing in it that has to be fetched.
 *
 * How wide letters are is the reader's font's affair, so each text is told how long to be.
 */
export function badgeSvg(report: Report): string {
  const { label, message, color } = badgeOf(report);
  const labelWidth = widthOf(label) + 2 * margin;
  const messageWidth = widthOf(message) + 2 * margin;
  const width = labelWidth + messageWidth;
  const told = `${label}: ${message}`;
  const svg = create().ele('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    'aria-label': told,
  });
  svg.ele('title').txt(told);
  // Two halves with round outer corners. A clip path would need an id, which a page with two badges has twice.
  svg.ele('path', {
    fill: '#424242',
    d: `M3 0h${labelWidth - 3}v${height}h-${labelWidth - 3}a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z`,
  });
  svg.ele('path', {
    fill: fills[color],
    d: `M${labelWidth} 0h${messageWidth - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${messageWidth - 3}z`,
  });
  const texts = svg.ele('g', { fill: '#fff', 'font-family': 'Verdana,Geneva,DejaVu Sans,sans-serif', 'font-size': 11 });
  texts.ele('text', { x: margin, y: 14, textLength: widthOf(label) }).txt(label);
  texts.ele('text', { x: labelWidth + margin, y: 14, textLength: widthOf(message) }).txt(message);
  return `${svg.end({ headless: true })}\n`;
}

/** About how many pixels Verdana takes for a text of 11 pixels: three widths of letter come close enough. */
function widthOf(text: string): number {
  const widths = [...text].map((letter) => {
    if (/[ijltfI.,:;/ '()]/.test(letter)) return 4.2;
    return /[mwMW%A-Z]/.test(letter) ? 8.6 : 6.8;
  });
  return Math.round(widths.reduce((sum, width) => sum + width, 0));
}
