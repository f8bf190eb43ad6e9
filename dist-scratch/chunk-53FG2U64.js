// lib/cli/settings-error.ts
var SettingsError = class extends Error {
  name = "SettingsError";
  code;
  constructor(code, message) {
    super(message);
    this.code = code;
  }
};

export {
  SettingsError
};
