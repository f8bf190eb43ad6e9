import {
  largestSummary,
  markdownSummary
} from "./chunk-ELAH4OX2.js";
import "./chunk-OYYPTQST.js";
import "./chunk-USAOHMCS.js";
import "./chunk-EACO4Y2D.js";
import "./chunk-NAFO6LXI.js";
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
export {
  largestSummary,
  markdownSummary
};
