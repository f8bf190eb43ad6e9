export { jsonPointer } from '../contract/json-pointer.ts';
