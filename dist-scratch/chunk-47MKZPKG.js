// lib/cli/failure-code.ts
function failureCode(error) {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

export {
  failureCode
};
