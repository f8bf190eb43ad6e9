// lib/contract/key-form.ts
var keyForm = /[0-9A-Za-z]{20,}_[0-9A-Za-z]{20,}/;

export {
  keyForm
};
