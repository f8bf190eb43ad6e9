// package.json
var package_default = {
  name: "ngrok-api-conformance",
  version: "0.1.0",
  description: "Tells, rule by rule, whether a server keeps what the ngrok HTTP API documentation promises.",
  keywords: [
    "ngrok",
    "conformance",
    "contract-testing",
    "api",
    "vitest"
  ],
  license: "MIT",
  type: "module",
  engines: {
    node: ">=20.19"
  },
  bin: {
    "ngrok-conformance": "dist/main.js"
  },
  files: [
    "dist",
    "docs",
    "known",
    "schema",
    ".env.example"
  ],
  scripts: {
    build: "rm -rf dist && esbuild lib/cli/main.ts --bundle --platform=node --target=node20 --format=esm --splitting --packages=external --outdir=dist --log-level=warning",
    prepare: "npm run --silent build",
    start: "npm run --silent build && node dist/main.js",
    test: "vitest run --project self && vitest run --project hostile && vitest run --project matrix",
    check: "tsc --noEmit && tsc --noEmit -p lib/report/html/page && biome check . && npm run --silent derive -- --check && npm run --silent page -- --check && npm run --silent matrix -- --check && npm run --silent rule-pages -- --check",
    derive: "tsx lib/contract/derive.ts ../shared/facts",
    page: "tsx lib/report/html/write-page.ts",
    matrix: "tsx suites/proof/write-matrix.ts",
    "rule-pages": "tsx lib/explain/write-pages.ts",
    "lint:fix": "biome check --write .",
    bench: "npm run --silent build && tsx lib/cli/bench.ts"
  },
  dependencies: {
    "@hono/node-server": "^2.1.8",
    ajv: "^8.20.0",
    commander: "^14.0.3",
    dotenv: "^18.0.10",
    "fast-check": "^4.10.2",
    hono: "^4.13.19",
    "log-update": "^7.2.0",
    picocolors: "^1.1.1",
    undici: "^7.30.2",
    xmlbuilder2: "^4.0.3",
    yaml: "^2.9.1"
  },
  devDependencies: {
    "@biomejs/biome": "2.5.15",
    "@types/node": "^20.19.43",
    "ajv-formats": "^3.0.1",
    "axe-core": "^4.14.1",
    ctrf: "^0.3.0",
    esbuild: "^0.28.2",
    "har-schema": "^2.0.0",
    "playwright-core": "^1.65.1",
    tsx: "^4.23.15",
    typescript: "^7.0.2",
    vitest: "^4.1.12",
    "xmllint-wasm": "^5.3.0"
  }
};

export {
  package_default
};
