import {
  told
} from "./chunk-YH7S5BDG.js";
import {
  jsonPointer
} from "./chunk-PT666WWS.js";

// lib/gate/checked.ts
import { Ajv } from "ajv";
var ajv = new Ajv({
  verbose: true,
  strict: false,
  meta: false,
  validateSchema: false,
  messages: false,
  ownProperties: true,
  formats: { date: isDate, "web-address": (text) => /^https?:\/\//.test(text) && URL.canParse(text) }
});
function checkOf(schema) {
  let check;
  return () => {
    check ??= ajv.compile(schema);
    return check;
  };
}
function checked(checkOfShape, document) {
  const check = checkOfShape();
  if (check(document)) return { value: document };
  const [error] = check.errors ?? [];
  return error ? mistakeOf(error) : { at: "", mistake: "it is not as it should be" };
}
function mistakeOf({ keyword, params, parentSchema, data, instancePath }) {
  const { description = "something else", properties = {} } = parentSchema ?? {};
  if (keyword === "required") {
    const name = String(params["missingProperty"]);
    const wanted = properties[name]?.description ?? "a value";
    return { at: instancePath + jsonPointer(name), mistake: `${JSON.stringify(name)} is missing: give ${wanted}` };
  }
  if (keyword === "additionalProperties") {
    const name = String(params["additionalProperty"]);
    const allowed = Object.keys(properties).join(", ");
    const mistake = `${JSON.stringify(name)} is no member that is known here: there are ${allowed}`;
    return { at: instancePath + jsonPointer(name), mistake };
  }
  return { at: instancePath, mistake: `${told(data)} stands where this belongs: ${description}` };
}
function isDate(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

export {
  checkOf,
  checked
};
