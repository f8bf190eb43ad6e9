import {
  badgeOf
} from "./chunk-NAFO6LXI.js";
import "./chunk-TBWPFB6E.js";
import "./chunk-2YPH55JE.js";
import "./chunk-5YYVZKY7.js";
import "./chunk-MKG4YBHS.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-BLMUY5SY.js";
import "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/report/badge-svg.ts
import { create } from "xmlbuilder2";
var fills = {
  green: "#2e7d32",
  yellow: "#8a6100",
  red: "#c62828",
  lightgrey: "#616161"
};
var height = 20;
var margin = 7;
function badgeSvg(report) {
  const { label, message, color } = badgeOf(report);
  const labelWidth = widthOf(label) + 2 * margin;
  const messageWidth = widthOf(message) + 2 * margin;
  const width = labelWidth + messageWidth;
  const told = `${label}: ${message}`;
  const svg = create().ele("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    role: "img",
    "aria-label": told
  });
  svg.ele("title").txt(told);
  svg.ele("path", {
    fill: "#424242",
    d: `M3 0h${labelWidth - 3}v${height}h-${labelWidth - 3}a3 3 0 0 1-3-3v-14a3 3 0 0 1 3-3z`
  });
  svg.ele("path", {
    fill: fills[color],
    d: `M${labelWidth} 0h${messageWidth - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-${messageWidth - 3}z`
  });
  const texts = svg.ele("g", { fill: "#fff", "font-family": "Verdana,Geneva,DejaVu Sans,sans-serif", "font-size": 11 });
  texts.ele("text", { x: margin, y: 14, textLength: widthOf(label) }).txt(label);
  texts.ele("text", { x: labelWidth + margin, y: 14, textLength: widthOf(message) }).txt(message);
  return `${svg.end({ headless: true })}
`;
}
function widthOf(text) {
  const widths = [...text].map((letter) => {
    if (/[ijltfI.,:;/ '()]/.test(letter)) return 4.2;
    return /[mwMW%A-Z]/.test(letter) ? 8.6 : 6.8;
  });
  return Math.round(widths.reduce((sum, width) => sum + width, 0));
}
export {
  badgeSvg
};
