import {
  jsonReport
} from "./chunk-MERN7XSL.js";
import "./chunk-HMJDSJRI.js";
import "./chunk-AWR7JLRR.js";
export {
  jsonReport
};
