/** Lets the reader find an exchange and look into it. */
export function startExchanges(): void {}
