import {
  serveReference
} from "./chunk-JIWELUER.js";
import "./chunk-4IO2M26N.js";
export {
  serveReference
};
