export { isAbsoluteUrl } from '../contract/absolute-url.ts';
