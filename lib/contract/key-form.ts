/** The form of ngrok's own keys, API keys and authtokens alike: two long parts of letters and digits. */
export const keyForm = /[0-9A-Za-z]{20,}_[0-9A-Za-z]{20,}/;
