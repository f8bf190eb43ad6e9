import {
  cleanCommand,
  cleanWords
} from "./chunk-HLJCEIE5.js";
import "./chunk-GYF7DQAD.js";
import "./chunk-BYEZ6PIW.js";
import "./chunk-NNWYHZ7F.js";
import "./chunk-PVWUU2GF.js";
import "./chunk-ULBXZVHL.js";
import "./chunk-GWC2NCCD.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-MBDLW6SF.js";
import "./chunk-IGRNWPFM.js";
import "./chunk-4ECAIIHW.js";
import "./chunk-47MKZPKG.js";
import "./chunk-53FG2U64.js";
import "./chunk-PT666WWS.js";
import "./chunk-FGAPS4SZ.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-LGVZI3S6.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";
export {
  cleanCommand,
  cleanWords
};
