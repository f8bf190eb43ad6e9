// lib/exchange/exchange.ts
function isAnswered(exchange) {
  return exchange.outcome.kind === "answered";
}
function headerValues(headers, name) {
  const wanted = name.toLowerCase();
  return headers.filter(([key]) => key.toLowerCase() === wanted).map(([, value]) => value);
}

export {
  isAnswered,
  headerValues
};
