import {
  ruleNamed
} from "./chunk-MRG5HTUH.js";
import {
  contract
} from "./chunk-2EYLDOPU.js";
import "./chunk-P3MXSEQP.js";
import "./chunk-BYEZ6PIW.js";
import "./chunk-YH7S5BDG.js";
import "./chunk-VPAA2OIT.js";
import "./chunk-4ECAIIHW.js";
import "./chunk-53FG2U64.js";
import "./chunk-PT666WWS.js";
import {
  wrap
} from "./chunk-USAOHMCS.js";
import {
  clauses
} from "./chunk-5YYVZKY7.js";
import "./chunk-KV6DRCN7.js";
import "./chunk-S67MO5RZ.js";
import "./chunk-FYCGZ76W.js";
import "./chunk-5RYDBV6Z.js";
import "./chunk-4IO2M26N.js";
import "./chunk-AWR7JLRR.js";
import "./chunk-I64G7BRQ.js";

// lib/cli/explain-command.ts
import pc from "picocolors";

// lib/explain/examples.json
var examples_default = [
  {
    rule: "transport.plain-client",
    fault: "user-agent-required",
    title: "requests without User-Agent are refused",
    only: "transport.plain-client",
    commands: [
      "npx ngrok-conformance serve --fault user-agent-required",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only transport.plain-client --seed 7"
    ],
    expected: "a request with nothing but a key and a version is served",
    actual: "status 403 with ERR_NGROK_204, but served with User-Agent and Accept at status",
    remark: "",
    violating: [
      {
        number: 1,
        request: [
          "GET /",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "403  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_204",',
          '  "status_code": 403,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000001"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 1,
      request: [
        "GET /",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "uri": "http://127.0.0.1:4040/"',
        "}"
      ]
    }
  },
  {
    rule: "transport.root",
    fault: "root-missing",
    title: "GET / is not found",
    only: "transport.root",
    commands: [
      "npx ngrok-conformance serve --fault root-missing",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only transport.root --seed 7"
    ],
    expected: "a 2xx status with a JSON body",
    actual: "status 404 with ERR_NGROK_27204 at status",
    remark: "",
    violating: [
      {
        number: 1,
        request: [
          "GET /",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27204",',
          '  "status_code": 404,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000003"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 1,
      request: [
        "GET /",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "uri": "http://127.0.0.1:4040/"',
        "}"
      ]
    }
  },
  {
    rule: "transport.resources",
    fault: "list-missing",
    title: "/tls_certificates is not found",
    only: "transport.resources",
    commands: [
      "npx ngrok-conformance serve --fault list-missing",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only transport.resources --seed 7"
    ],
    expected: "all 38 lists of the API reference answer",
    actual: "1 do not: /tls_certificates (status 404 with ERR_NGROK_27204) at status",
    remark: "",
    violating: [
      {
        number: 32,
        request: [
          "GET /tls_certificates",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27204",',
          '  "status_code": 404,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000007"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 32,
      request: [
        "GET /tls_certificates",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "tls_certificates": [ \u2026 4 items ],',
        '  "uri": "http://127.0.0.1:4040/tls_certificates",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "authentication.required",
    fault: "list-open",
    title: "GET /vaults is served without a key",
    only: "authentication.required",
    commands: [
      "npx ngrok-conformance serve --fault list-open",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.required --seed 7"
    ],
    expected: "without a key: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 97,
        request: [
          "GET /vaults",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [ \u2026 2 items ],',
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 93,
      request: [
        "GET /vaults",
        "ngrok-version: 2"
      ],
      answer: [
        "401",
        "content-type: application/json",
        "www-authenticate: Bearer",
        "",
        "{",
        '  "error_code": "ERR_NGROK_200",',
        '  "status_code": 401,',
        '  "msg": "No Authorization header was sent. Put an API key into it as a bearer token.",',
        '  "details": {"operation_id":"op_3ALKRElFe9sGr5aelMbePrOMAkA"}',
        "}"
      ]
    }
  },
  {
    rule: "authentication.invalid-key",
    fault: "key-cut-short",
    title: "the last character of a key is not looked at",
    only: "authentication.invalid-key",
    commands: [
      "npx ngrok-conformance serve --fault key-cut-short",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.invalid-key --seed 7"
    ],
    expected: "with the last character of the key altered: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "GET /app/users",
          "authorization: Bearer [redacted]",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "application_users": [ \u2026 4 items ],',
          '  "uri": "http://127.0.0.1:4040/app/users",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 42,
      request: [
        "GET /app/users",
        "authorization: Bearer [redacted]",
        "ngrok-version: 2"
      ],
      answer: [
        "401",
        "content-type: application/json",
        "www-authenticate: Bearer",
        "",
        "{",
        '  "error_code": "ERR_NGROK_203",',
        '  "status_code": 401,',
        '  "msg": "The API key has the right form but is not valid; it may have been deleted.",',
        '  "details": {"operation_id":"op_3ALKRGYxSp2Zprgkk7HSmdzr8vL"}',
        "}"
      ]
    }
  },
  {
    rule: "authentication.refused-first",
    fault: "version-before-key",
    title: "the version is asked for before the key",
    only: "authentication.refused-first",
    commands: [
      "npx ngrok-conformance serve --fault version-before-key",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.refused-first --seed 7"
    ],
    expected: "a refusal for the key",
    actual: "a refusal for the version: status 400 with ERR_NGROK_218 at /error_code",
    remark: "",
    violating: [
      {
        number: 40,
        request: [
          "GET /agent_ingresses"
        ],
        answer: [
          "400",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_218",  \u2190 here',
          '  "status_code": 400,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000009"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /agent_ingresses"
      ],
      answer: [
        "401",
        "content-type: application/json",
        "www-authenticate: Bearer",
        "",
        "{",
        '  "error_code": "ERR_NGROK_200",',
        '  "status_code": 401,',
        '  "msg": "No Authorization header was sent. Put an API key into it as a bearer token.",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "authentication.codes",
    fault: "no-key-unparsable",
    title: "no key has the code of one that cannot be read",
    only: "authentication.codes",
    commands: [
      "npx ngrok-conformance serve --fault no-key-unparsable",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.codes --seed 7"
    ],
    expected: "without a key: ERR_NGROK_200",
    actual: "ERR_NGROK_201 at /error_code",
    remark: "",
    violating: [
      {
        number: 41,
        request: [
          "GET /agent_ingresses",
          "ngrok-version: 2"
        ],
        answer: [
          "401",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_201",  \u2190 here',
          '  "status_code": 401,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000012"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /agent_ingresses",
        "ngrok-version: 2"
      ],
      answer: [
        "401",
        "content-type: application/json",
        "www-authenticate: Bearer",
        "",
        "{",
        '  "error_code": "ERR_NGROK_200",',
        '  "status_code": 401,',
        '  "msg": "No Authorization header was sent. Put an API key into it as a bearer token.",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "authentication.scheme-case",
    fault: "scheme-case-matters",
    title: "the scheme has to be spelled Bearer",
    only: "authentication.scheme-case",
    commands: [
      "npx ngrok-conformance serve --fault scheme-case-matters",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.scheme-case --seed 7"
    ],
    expected: "with the scheme spelled BEARER: an answer with a 2xx status",
    actual: "status 401 with ERR_NGROK_201 at status",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "GET /agent_ingresses",
          "authorization: BEARER $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "401  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_201",',
          '  "status_code": 401,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000014"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /reserved_domains?limit=100",
        "authorization: BEARER $NGROK_API_KEY",
        "NGROK-VERSION: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "reserved_domains": [ \u2026 100 items ],',
        '  "uri": "http://127.0.0.1:4040/reserved_domains",',
        '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
        "}"
      ]
    }
  },
  {
    rule: "authentication.created-key",
    fault: "key-deletion-ignored",
    title: "the deletion of a key is answered and not done",
    only: "authentication.created-key",
    commands: [
      "npx ngrok-conformance serve --fault key-deletion-ignored",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only authentication.created-key --seed 7"
    ],
    expected: "with the deleted key: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 44,
        request: [
          "GET /api_keys",
          "authorization: Bearer [redacted]",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "keys": [ \u2026 14 items ],',
          '  "uri": "http://127.0.0.1:4040/api_keys",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 44,
      request: [
        "GET /api_keys",
        "authorization: Bearer [redacted]",
        "ngrok-version: 2"
      ],
      answer: [
        "401",
        "content-type: application/json",
        "www-authenticate: Bearer",
        "",
        "{",
        '  "error_code": "ERR_NGROK_203",',
        '  "status_code": 401,',
        '  "msg": "The API key has the right form but is not valid; it may have been deleted.",',
        '  "details": {"operation_id":"op_3ALKRDZny5poqEKgv10l5Edl5lb"}',
        "}"
      ]
    }
  },
  {
    rule: "content-types.response-json",
    fault: "list-as-text",
    title: "GET /vaults is text/plain",
    only: "content-types.response-json",
    commands: [
      "npx ngrok-conformance serve --fault list-as-text",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only content-types.response-json --seed 7"
    ],
    expected: "media type application/json",
    actual: '"text/plain; charset=utf-8" at header content-type',
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: text/plain; charset=utf-8  \u2190 here",
          "",
          "{",
          '  "vaults": [ \u2026 2 items ],',
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [ \u2026 2 items ],',
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "content-types.errors-json",
    fault: "wrong-method-as-problem",
    title: "wrong methods are answered as application/problem+json",
    only: "",
    commands: [
      "npx ngrok-conformance serve --fault wrong-method-as-problem",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --seed 7"
    ],
    expected: "media type application/json",
    actual: '"application/problem+json" at header content-type',
    remark: "",
    violating: [
      {
        number: 118,
        request: [
          "PUT /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "405",
          "content-type: application/problem+json  \u2190 here",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27614",',
          '  "status_code": 405,',
          '  "msg": "PUT does not work here. What does: GET, POST.",',
          '  "details": {"operation_id":"op_3ALKRKpReEqVbDMPmtZ8g06F5sj"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 118,
      request: [
        "PUT /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "405",
        "allow: GET, POST",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27614",',
        '  "status_code": 405,',
        '  "msg": "PUT does not work here. What does: GET, POST.",',
        '  "details": {"operation_id":"op_3ALKRKpReEqVbDMPmtZ8g06F5sj"}',
        "}"
      ]
    }
  },
  {
    rule: "content-types.request-json",
    fault: "text-taken",
    title: "a body sent as text/plain is taken",
    only: "content-types.request-json",
    commands: [
      "npx ngrok-conformance serve --fault text-taken",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only content-types.request-json --seed 7"
    ],
    expected: "with content-type text/plain: a refusal with a status from 400 to 499",
    actual: "status 201 at status",
    remark: "",
    violating: [
      {
        number: 59,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: text/plain",
          "",
          "{",
          '  "description": "a write with content-type text/plain",',
          '  "metadata": "ngrok-conformance run proof: a write with content-type text/plain"',
          "}"
        ],
        answer: [
          "201  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRJbrAzB9gT88TlWsArFgysg",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRJbrAzB9gT88TlWsArFgysg",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "a write with content-type text/plain",',
          '  "metadata": "ngrok-conformance run proof: a write with content-type text/plain"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 57,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: text/plain",
        "",
        "{",
        '  "description": "a write with content-type text/plain",',
        '  "metadata": "ngrok-conformance run proof: a write with content-type text/plain"',
        "}"
      ],
      answer: [
        "415",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_210",',
        '  "status_code": 415,',
        '  "msg": "A body of type \\"text/plain\\" is not read here. Send it as application/json.",',
        '  "details": {"operation_id":"op_3ALKRKLYG4xIA1XA61QvvW0TySJ"}',
        "}"
      ]
    }
  },
  {
    rule: "content-types.parameters-accepted",
    fault: "parameter-refused",
    title: "a media type with a parameter is refused",
    only: "content-types.parameters-accepted",
    commands: [
      "npx ngrok-conformance serve --fault parameter-refused",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only content-types.parameters-accepted --seed 7"
    ],
    expected: "with a charset parameter: an answer with a 2xx status",
    actual: "status 415 with ERR_NGROK_210 at status",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json; charset=utf-8",
          "",
          "{",
          '  "description": "Life of an Item: \\"a/b\\" & 100%",',
          '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
          "}"
        ],
        answer: [
          "415  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_210",',
          '  "status_code": 415,',
          '  "msg": "A body of type \\"text/plain\\" is not read here. Send it as application/json.",',
          '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 43,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json; charset=utf-8",
        "",
        "{",
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ],
      answer: [
        "201",
        "content-type: application/json",
        "",
        "{",
        '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "created_at": "2026-03-01T12:00:00Z",',
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ]
    }
  },
  {
    rule: "content-types.malformed-json",
    fault: "malformed-mended",
    title: "the last brace of a body may be missing",
    only: "content-types.malformed-json",
    commands: [
      "npx ngrok-conformance serve --fault malformed-mended",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only content-types.malformed-json --seed 7"
    ],
    expected: "with a body that is cut off: a refusal with a status from 400 to 499",
    actual: "status 201 at status",
    remark: "",
    violating: [
      {
        number: 58,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json",
          "",
          '{"description":"a write with a body that is cut off","metadata":"ngrok-conformance run proof: a write with a body that is cut off"'
        ],
        answer: [
          "201  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRKCmYoD6frTI8iw0ptPK3jV",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRKCmYoD6frTI8iw0ptPK3jV",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "a write with a body that is cut off",',
          '  "metadata": "ngrok-conformance run proof: a write with a body that is cut off"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 57,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json",
        "",
        '{"description":"a write with a body that is cut off","metadata":"ngrok-conformance run proof: a write with a body that is cut off"'
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_213",',
        '  "status_code": 400,',
        '  "msg": "The body is not JSON. Expected: one JSON object in UTF-8.",',
        '  "details": {"operation_id":"op_3ALKRKLYG4xIA1XA61QvvW0TySJ"}',
        "}"
      ]
    }
  },
  {
    rule: "versioning.required",
    fault: "list-without-version",
    title: "GET /vaults needs no version",
    only: "versioning.required",
    commands: [
      "npx ngrok-conformance serve --fault list-without-version",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only versioning.required --seed 7"
    ],
    expected: "without ngrok-version: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 75,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [ \u2026 2 items ],',
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 75,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_218",',
        '  "status_code": 400,',
        '  "msg": "No API version was asked for. Set the ngrok-version header; supported: 2.",',
        '  "details": {"operation_id":"op_3ALKRH7PXoRLGJZ92AWGk2hvORD"}',
        "}"
      ]
    }
  },
  {
    rule: "versioning.current",
    fault: "list-refuses-2",
    title: "/vaults does not know version 2",
    only: "versioning.current",
    commands: [
      "npx ngrok-conformance serve --fault list-refuses-2",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only versioning.current --seed 7"
    ],
    expected: "version 2 is accepted",
    actual: "status 400 with ERR_NGROK_217 at /error_code",
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "400",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_217",  \u2190 here',
          '  "status_code": 400,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000016"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [ \u2026 2 items ],',
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "versioning.unsupported",
    fault: "later-version-served",
    title: "version 3 and later ones are served as if they were 2",
    only: "versioning.unsupported",
    commands: [
      "npx ngrok-conformance serve --fault later-version-served",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only versioning.unsupported --seed 7"
    ],
    expected: 'with ngrok-version "3": a refusal with a status from 400 to 499',
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 42,
        request: [
          "GET /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 3"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "ingresses": [ \u2026 9 items ],',
          '  "uri": "http://127.0.0.1:4040/agent_ingresses",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 3"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_217",',
        '  "status_code": 400,',
        '  "msg": "API version \\"3\\" is not supported. Supported: 2.",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "versioning.deprecated",
    fault: "old-versions-redirected",
    title: "versions 0 and 1 lead elsewhere",
    only: "versioning.deprecated",
    commands: [
      "npx ngrok-conformance serve --fault old-versions-redirected",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only versioning.deprecated --seed 7"
    ],
    expected: "an older version: a refusal with a status from 400 to 499",
    actual: "status 308 at status",
    remark: "",
    violating: [
      {
        number: 41,
        request: [
          "GET /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 1"
        ],
        answer: [
          "308  \u2190 here",
          "content-type: application/json",
          "location: https://api.ngrok.com/old",
          "",
          "{}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 1"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_217",',
        '  "status_code": 400,',
        '  "msg": "API version \\"1\\" is not supported. Supported: 2.",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "versioning.additive-only",
    fault: "field-gone",
    title: "SSH certificate authorities have no key_type any more",
    only: "versioning.additive-only",
    commands: [
      "npx ngrok-conformance snapshot",
      "npx ngrok-conformance serve --fault field-gone",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --snapshot reports/snapshot.json --only versioning.additive-only --seed 7"
    ],
    expected: "a string, in every object of the snapshot (9)",
    actual: "missing in 18 of 18 objects at /ssh_certificate_authorities/0/key_type",
    remark: "",
    violating: [
      {
        number: 28,
        request: [
          "GET /ssh_certificate_authorities",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ssh_certificate_authorities": [',
          "    {",
          '      "id": "sshca_3ALCg8PdY3FiX4R6HOokzJ5Dqla",',
          '      "created_at": "2026-03-01T10:56:11Z"',
          "      \u2026 4 members more",
          "      \u2026 no key_type  \u2190 here",
          "    }",
          "    \u2026 8 items more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/ssh_certificate_authorities",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 28,
      request: [
        "GET /ssh_certificate_authorities",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ssh_certificate_authorities": [',
        "    {",
        '      "id": "sshca_3ALCg8PdY3FiX4R6HOokzJ5Dqla",',
        '      "created_at": "2026-03-01T10:56:11Z",',
        '      "key_type": "example key type"',
        "      \u2026 4 members more",
        "    }",
        "    \u2026 8 items more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/ssh_certificate_authorities",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "pagination.envelope",
    fault: "no-link-on-last-page",
    title: "the last page of the vaults has no next_page_uri at all",
    only: "pagination.envelope",
    commands: [
      "npx ngrok-conformance serve --fault no-link-on-last-page",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.envelope --seed 7"
    ],
    expected: "an absolute URL or null",
    actual: "nothing at /next_page_uri",
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [ \u2026 2 items ],',
          '  "uri": "http://127.0.0.1:4040/vaults"',
          "  \u2026 no next_page_uri  \u2190 here",
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [ \u2026 2 items ],',
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "pagination.newest-first",
    fault: "oldest-first",
    title: "the list of TLS certificates runs from oldest to newest",
    only: "pagination.newest-first",
    commands: [
      "npx ngrok-conformance serve --fault oldest-first",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.newest-first --seed 7"
    ],
    expected: 'created_at not later than "2026-03-01T01:56:51Z" at /tls_certificates/0/created_at',
    actual: '"2026-03-01T04:56:51Z" at /tls_certificates/1/created_at',
    remark: "here items run from oldest to newest",
    violating: [
      {
        number: 32,
        request: [
          "GET /tls_certificates",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "tls_certificates": [',
          "    {",
          '      "id": "cert_3AK95UNFdQE0wDQdgkahabPKLSw",',
          '      "created_at": "2026-03-01T01:56:51Z"',
          "      \u2026 19 members more",
          "    },",
          "    {",
          '      "id": "cert_3AKUyhLJqlDGvI1IpXnIJ5G0cA3",',
          '      "created_at": "2026-03-01T04:56:51Z"  \u2190 here',
          "      \u2026 19 members more",
          "    }",
          "    \u2026 2 items more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/tls_certificates",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 32,
      request: [
        "GET /tls_certificates",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "tls_certificates": [',
        "    {",
        '      "id": "cert_3ALCl5CUXxhWm59YmcFoMhQIzGm",',
        '      "created_at": "2026-03-01T10:56:51Z"',
        "      \u2026 19 members more",
        "    },",
        "    {",
        '      "id": "cert_3AKqrrRlomPyPA30OfPBitZu31Z",',
        '      "created_at": "2026-03-01T07:56:51Z"',
        "      \u2026 19 members more",
        "    }",
        "    \u2026 2 items more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/tls_certificates",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "pagination.limit",
    fault: "one-item-too-many",
    title: "a page has one item more than its limit, unless that is 100",
    only: "pagination.limit",
    commands: [
      "npx ngrok-conformance serve --fault one-item-too-many",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.limit --seed 7"
    ],
    expected: "at most 1 items",
    actual: "2 items at /reserved_domains",
    remark: "",
    violating: [
      {
        number: 62,
        request: [
          "GET /reserved_domains?limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [ \u2026 2 items ],  \u2190 here',
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_3AKqs81PYyt0WfXsze6pIkyrHSa&limit=1"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 42,
      request: [
        "GET /reserved_domains?limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "reserved_domains": [ \u2026 1 item ],',
        '  "uri": "http://127.0.0.1:4040/reserved_domains",',
        '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_3ALClL5OU6FM8Yv2WJUZOd57zoJ&limit=1"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.full-pages",
    fault: "filtered-after-cutting",
    title: "pages of reserved domains that link onward lack the first item of what was cut",
    only: "pagination.full-pages",
    commands: [
      "npx ngrok-conformance serve --fault filtered-after-cutting",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.full-pages --seed 7"
    ],
    expected: "100 items, or no next page",
    actual: "99 items and a link to more at /reserved_domains",
    remark: "",
    violating: [
      {
        number: 26,
        request: [
          "GET /reserved_domains",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [ \u2026 99 items ],  \u2190 here',
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 26,
      request: [
        "GET /reserved_domains",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "reserved_domains": [ \u2026 100 items ],',
        '  "uri": "http://127.0.0.1:4040/reserved_domains",',
        '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.limit-default",
    fault: "default-limit-50",
    title: "the default limit is 50",
    only: "pagination.limit-default",
    commands: [
      "npx ngrok-conformance serve --fault default-limit-50",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.limit-default --seed 7"
    ],
    expected: "item rd_3A3YF3RUyemW8f7h6mSEwOhi9Ok, as in #103",
    actual: "the end after 50 items at /reserved_domains/50",
    remark: "",
    violating: [
      {
        number: 104,
        request: [
          "GET /reserved_domains",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [',
          "    \u2026 49 items",
          "    {",
          '      "id": "rd_3A4G1UoNX171XRLkcyMu4sl7kqG",',
          '      "created_at": "2026-02-23T10:56:53Z"',
          "      \u2026 11 members more",
          "    }",
          "    \u2026 the end after 50 items  \u2190 here",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_3A4G1UoNX171XRLkcyMu4sl7kqG"',
          "}"
        ]
      },
      {
        number: 103,
        request: [
          "GET /reserved_domains?limit=100",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [ \u2026 100 items ],',
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 26,
      request: [
        "GET /reserved_domains",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "reserved_domains": [',
        "    \u2026 49 items",
        "    {",
        '      "id": "rd_3A4G1UoNX171XRLkcyMu4sl7kqG",',
        '      "created_at": "2026-02-23T10:56:53Z"',
        "      \u2026 11 members more",
        "    },",
        "    {",
        '      "id": "rd_3A3YF3RUyemW8f7h6mSEwOhi9Ok",',
        '      "created_at": "2026-02-23T04:56:53Z"',
        "      \u2026 11 members more",
        "    }",
        "    \u2026 49 items more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/reserved_domains",',
        '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.limit-maximum",
    fault: "limit-101-served",
    title: "a limit of 101 gives 101 items",
    only: "pagination.limit-maximum",
    commands: [
      "npx ngrok-conformance serve --fault limit-101-served",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.limit-maximum --seed 7"
    ],
    expected: "at most 100 items",
    actual: "101 items at /reserved_domains",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "GET /reserved_domains?limit=101",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [ \u2026 101 items ],  \u2190 here',
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39ltijTM7C4m9L3JYKNIdHuda84&limit=101"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 42,
      request: [
        "GET /reserved_domains?limit=101",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_233",',
        '  "status_code": 400,',
        '  "msg": "limit must be from 1 to 100, not \\"101\\".",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "pagination.limit-invalid",
    fault: "limit-below-1-is-none",
    title: "a limit of 0 or below is taken for none",
    only: "pagination.limit-invalid",
    commands: [
      "npx ngrok-conformance serve --fault limit-below-1-is-none",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.limit-invalid --seed 7"
    ],
    expected: "with limit=0: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 42,
        request: [
          "GET /agent_ingresses?limit=0",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "ingresses": [ \u2026 9 items ],',
          '  "uri": "http://127.0.0.1:4040/agent_ingresses",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /agent_ingresses?limit=0",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_233",',
        '  "status_code": 400,',
        '  "msg": "limit must be from 1 to 100, not \\"0\\".",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "pagination.before-id",
    fault: "inclusive-cursor",
    title: "a page begins with the item that before_id names",
    only: "pagination.before-id",
    commands: [
      "npx ngrok-conformance serve --fault inclusive-cursor",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.before-id --seed 7"
    ],
    expected: "behind bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B: item bkdsc_3AKqtJ9Z4inkTXBIi735Nc2lldI",
    actual: "item bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B at /backends/0",
    remark: "",
    violating: [
      {
        number: 59,
        request: [
          "GET /backends/static?before_id=bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B&limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "backends": [',
          "    {  \u2190 here",
          '      "id": "bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B",',
          '      "created_at": "2026-03-01T10:57:02Z"',
          "      \u2026 5 members more",
          "    }",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/backends/static",',
          '  "next_page_uri": "http://127.0.0.1:4040/backends/static?before_id=bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B&limit=1"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 57,
      request: [
        "GET /backends/static?before_id=bkdsc_3ALCmYuzbq09ZtIOVXDp7MA1m0B&limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "backends": [',
        "    {",
        '      "id": "bkdsc_3AKqtJ9Z4inkTXBIi735Nc2lldI",',
        '      "created_at": "2026-03-01T07:57:02Z"',
        "      \u2026 5 members more",
        "    }",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/backends/static",',
        '  "next_page_uri": "http://127.0.0.1:4040/backends/static?before_id=bkdsc_3AKqtJ9Z4inkTXBIi735Nc2lldI&limit=1"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.before-id-unknown",
    fault: "unknown-cursor-gives-first-page",
    title: "before_id with an id that nothing has gives the first page",
    only: "pagination.before-id-unknown",
    commands: [
      "npx ngrok-conformance serve --fault unknown-cursor-gives-first-page",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.before-id-unknown --seed 7"
    ],
    expected: "with an id that nothing has: an error, or another page",
    actual: "the first page again at /bot_users/0",
    remark: "",
    violating: [
      {
        number: 60,
        request: [
          "GET /bot_users?before_id=bot_4ALCf5h0As0RVbxCba78FeP4R1o",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "bot_users": [',
          "    {  \u2190 here",
          '      "id": "bot_3ALCf4h9As9RVbxCba67FeP3R0o",',
          '      "created_at": "2026-03-01T10:56:03Z"',
          "      \u2026 3 members more",
          "    }",
          "    \u2026 1 item more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/bot_users",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 57,
      request: [
        "GET /bot_users?before_id=bot_4ALCf5h0As0RVbxCba78FeP4R1o",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_223",',
        '  "status_code": 400,',
        '  "msg": "before_id names no item of this list: \\"bot_4ALCf5h0As0RVbxCba78FeP4R1o\\".",',
        '  "details": {"operation_id":"op_3ALKRKLYG4xIA1XA61QvvW0TySJ"}',
        "}"
      ]
    }
  },
  {
    rule: "pagination.walk",
    fault: "walk-loses-last-item",
    title: "the last item of a list is on no page but the first",
    only: "pagination.walk",
    commands: [
      "npx ngrok-conformance serve --fault walk-loses-last-item",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.walk --seed 7"
    ],
    expected: "item bkdsc_3AKV05iu0Z1IvWi7VRAgFBQzvMl",
    actual: "1 item left out, the walk ends before it at /backends/0",
    remark: "",
    violating: [
      {
        number: 108,
        request: [
          "GET /backends/static?before_id=bkdsc_3AKqtJ9Z4inkTXBIi735Nc2lldI&limit=2",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "backends": [',
          "    \u2026 the end after 0 items  \u2190 here",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/backends/static",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 58,
      request: [
        "GET /backends/static?before_id=bkdsc_3AKqtJ9Z4inkTXBIi735Nc2lldI&limit=2",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "backends": [',
        "    {",
        '      "id": "bkdsc_3AKV05iu0Z1IvWi7VRAgFBQzvMl",',
        '      "created_at": "2026-03-01T04:57:02Z"',
        "      \u2026 5 members more",
        "    }",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/backends/static",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "pagination.link-keeps-limit",
    fault: "links-forget-limit",
    title: "the link to the next page does not carry the limit",
    only: "pagination",
    commands: [
      "npx ngrok-conformance serve --fault links-forget-limit",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination --seed 7"
    ],
    expected: "a link with limit=2",
    actual: "a link without limit at /next_page_uri",
    remark: "",
    violating: [
      {
        number: 44,
        request: [
          "GET /ip_policies?limit=2",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ip_policies": [ \u2026 2 items ],',
          '  "uri": "http://127.0.0.1:4040/ip_policies",',
          '  "next_page_uri": "http://127.0.0.1:4040/ip_policies?before_id=ipp_3AKr584AljL4H9CNkBso6x1nMrx"  \u2190 here',
          "}"
        ]
      }
    ],
    conforming: {
      number: 44,
      request: [
        "GET /ip_policies?limit=2",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ip_policies": [ \u2026 2 items ],',
        '  "uri": "http://127.0.0.1:4040/ip_policies",',
        '  "next_page_uri": "http://127.0.0.1:4040/ip_policies?before_id=ipp_3AKr584AljL4H9CNkBso6x1nMrx&limit=2"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.last-page",
    fault: "full-pages-link-onward",
    title: "a full last page links to an empty one",
    only: "pagination.last-page",
    commands: [
      "npx ngrok-conformance serve --fault full-pages-link-onward",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.last-page --seed 7"
    ],
    expected: "null, for nothing is left",
    actual: '"http://127.0.0.1:4040/bot_users?before_id=bot_3AKqltN7bGkF84ZwcdUztUeDONt&limit=1" at /next_page_uri',
    remark: "",
    violating: [
      {
        number: 110,
        request: [
          "GET /bot_users?before_id=bot_3ALCf4h9As9RVbxCba67FeP3R0o&limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "bot_users": [ \u2026 1 item ],',
          '  "uri": "http://127.0.0.1:4040/bot_users",',
          '  "next_page_uri": "http://127.0.0.1:4040/bot_users?before_id=bot_3AKqltN7bGkF84ZwcdUztUeDONt&limit=1"  \u2190 here',
          "}"
        ]
      }
    ],
    conforming: {
      number: 60,
      request: [
        "GET /bot_users?before_id=bot_3ALCf4h9As9RVbxCba67FeP3R0o&limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "bot_users": [ \u2026 1 item ],',
        '  "uri": "http://127.0.0.1:4040/bot_users",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "pagination.next-page-uri-usable",
    fault: "links-to-another-host",
    title: "the link calls the host by another name",
    only: "pagination.next-page-uri-usable",
    commands: [
      "npx ngrok-conformance serve --fault links-to-another-host",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.next-page-uri-usable --seed 7"
    ],
    expected: "a link on http://127.0.0.1:4040",
    actual: "http://localhost:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100 at /next_page_uri",
    remark: "",
    violating: [
      {
        number: 26,
        request: [
          "GET /reserved_domains",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "reserved_domains": [ \u2026 100 items ],',
          '  "uri": "http://127.0.0.1:4040/reserved_domains",',
          '  "next_page_uri": "http://localhost:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"  \u2190 here',
          "}"
        ]
      }
    ],
    conforming: {
      number: 26,
      request: [
        "GET /reserved_domains",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "reserved_domains": [ \u2026 100 items ],',
        '  "uri": "http://127.0.0.1:4040/reserved_domains",',
        '  "next_page_uri": "http://127.0.0.1:4040/reserved_domains?before_id=rd_39mbV8ZYKTGG6wlE0yAc9nnnu4n&limit=100"',
        "}"
      ]
    }
  },
  {
    rule: "pagination.stable",
    fault: "links-to-an-offset",
    title: "the link leads to an offset in the list, not behind an item",
    only: "pagination.stable",
    commands: [
      "npx ngrok-conformance serve --fault links-to-an-offset",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only pagination.stable --seed 7"
    ],
    expected: "an item not yet visited",
    actual: "ipp_3AKr584AljL4H9CNkBso6x1nMrx again, first at /ip_policies/1 of #42 at /ip_policies/0",
    remark: "",
    violating: [
      {
        number: 44,
        request: [
          "GET /ip_policies?limit=2&offset=2",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ip_policies": [',
          "    {  \u2190 here",
          '      "id": "ipp_3AKr584AljL4H9CNkBso6x1nMrx",',
          '      "created_at": "2026-03-01T07:58:36Z"',
          "      \u2026 3 members more",
          "    }",
          "    \u2026 1 item more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/ip_policies",',
          '  "next_page_uri": "http://127.0.0.1:4040/ip_policies?limit=2&offset=4"',
          "}"
        ]
      },
      {
        number: 42,
        request: [
          "GET /ip_policies?limit=2",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ip_policies": [',
          "    {",
          '      "id": "ipp_3ALCyIgobr6iKGkkUc5SSYOrDTd",',
          '      "created_at": "2026-03-01T10:58:36Z"',
          "      \u2026 3 members more",
          "    },",
          "    {",
          '      "id": "ipp_3AKr584AljL4H9CNkBso6x1nMrx",',
          '      "created_at": "2026-03-01T07:58:36Z"',
          "      \u2026 3 members more",
          "    }",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/ip_policies",',
          '  "next_page_uri": "http://127.0.0.1:4040/ip_policies?limit=2&offset=2"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 44,
      request: [
        "GET /ip_policies?before_id=ipp_3AKr584AljL4H9CNkBso6x1nMrx&limit=2",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ip_policies": [',
        "    {",
        '      "id": "ipp_3AKVBs4zjk1biszcTYzlS9XRyfJ",',
        '      "created_at": "2026-03-01T04:58:36Z"',
        "      \u2026 3 members more",
        "    }",
        "    \u2026 1 item more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/ip_policies",',
        '  "next_page_uri": "http://127.0.0.1:4040/ip_policies?before_id=ipp_3AK9IgbQAJSn4G08awuLzWeWHi0&limit=2"',
        "}"
      ]
    }
  },
  {
    rule: "timestamps.rfc3339",
    fault: "leap-day-in-a-common-year",
    title: "a vault was updated on 29 February 2023",
    only: "timestamps.rfc3339",
    commands: [
      "npx ngrok-conformance serve --fault leap-day-in-a-common-year",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only timestamps.rfc3339 --seed 7"
    ],
    expected: "an instant that exists",
    actual: '"2023-02-29T10:00:00Z": that month has the days 1 to 28 at /vaults/1/updated_at',
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [',
          "    {",
          '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
          '      "created_at": "2026-03-01T10:57:58Z",',
          '      "updated_at": "2026-03-01T10:57:58Z"',
          "      \u2026 6 members more",
          "    },",
          "    {",
          '      "id": "vault_3AKr0IIt96PCZxm3TVjY3XcmOxE",',
          '      "created_at": "2026-03-01T07:57:58Z",',
          '      "updated_at": "2023-02-29T10:00:00Z"  \u2190 here',
          "      \u2026 6 members more",
          "    }",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [',
        "    {",
        '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
        '      "created_at": "2026-03-01T10:57:58Z",',
        '      "updated_at": "2026-03-01T10:57:58Z"',
        "      \u2026 6 members more",
        "    },",
        "    {",
        '      "id": "vault_3AKr0IIt96PCZxm3TVjY3XcmOxE",',
        '      "created_at": "2026-03-01T07:57:58Z",',
        '      "updated_at": "2026-03-01T07:57:58Z"',
        "      \u2026 6 members more",
        "    }",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "timestamps.utc",
    fault: "offset-0",
    title: "UTC is written as +00:00 in the list of vaults",
    only: "timestamps.utc",
    commands: [
      "npx ngrok-conformance serve --fault offset-0",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only timestamps.utc --seed 7"
    ],
    expected: "a timestamp in UTC that ends in Z",
    actual: '"2026-03-01T10:57:58+00:00" at /vaults/0/created_at',
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [',
          "    {",
          '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
          '      "created_at": "2026-03-01T10:57:58+00:00"  \u2190 here',
          "      \u2026 7 members more",
          "    }",
          "    \u2026 1 item more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [',
        "    {",
        '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
        '      "created_at": "2026-03-01T10:57:58Z"',
        "      \u2026 7 members more",
        "    }",
        "    \u2026 1 item more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "timestamps.upper-case",
    fault: "lower-case-t",
    title: "times of endpoints have a lower-case t",
    only: "timestamps.upper-case",
    commands: [
      "npx ngrok-conformance serve --fault lower-case-t",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only timestamps.upper-case --seed 7"
    ],
    expected: "an upper-case T between date and time",
    actual: '"2026-03-01t10:59:20Z" at /endpoints/0/created_at',
    remark: "",
    violating: [
      {
        number: 18,
        request: [
          "GET /endpoints",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "endpoints": [',
          "    {",
          '      "id": "ep_3ALD3ogwplhJvWXTnAJimk5Rf2y",',
          '      "created_at": "2026-03-01t10:59:20Z"  \u2190 here',
          "      \u2026 25 members more",
          "    }",
          "    \u2026 8 items more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/endpoints",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 18,
      request: [
        "GET /endpoints",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "endpoints": [',
        "    {",
        '      "id": "ep_3ALD3ogwplhJvWXTnAJimk5Rf2y",',
        '      "created_at": "2026-03-01T10:59:20Z"',
        "      \u2026 25 members more",
        "    }",
        "    \u2026 8 items more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/endpoints",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "timestamps.plausible",
    fault: "local-time-labelled-utc",
    title: "new items are created in local time, two hours ahead, with a Z behind it",
    only: "timestamps.plausible",
    commands: [
      "npx ngrok-conformance serve --fault local-time-labelled-utc",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only timestamps.plausible --seed 7"
    ],
    expected: "a time between 2026-03-01T11:59:57.997Z and 2026-03-01T12:00:02.086Z",
    actual: '"2026-03-01T14:00:00Z" at /created_at',
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json; charset=utf-8",
          "",
          "{",
          '  "description": "Life of an Item: \\"a/b\\" & 100%",',
          '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
          "}"
        ],
        answer: [
          "201",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "created_at": "2026-03-01T14:00:00Z",  \u2190 here',
          '  "description": "Life of an Item: \\"a/b\\" & 100%",',
          '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 43,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json; charset=utf-8",
        "",
        "{",
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ],
      answer: [
        "201",
        "content-type: application/json",
        "",
        "{",
        '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "created_at": "2026-03-01T12:00:00Z",',
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ]
    }
  },
  {
    rule: "rate-limits.enforced",
    fault: "no-rate-limit",
    title: "there is no limit",
    only: "rate-limits.enforced",
    commands: [
      "npx ngrok-conformance serve --fault no-rate-limit",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only rate-limits.enforced --seed 7"
    ],
    expected: "at most 120 served requests in any 60 s",
    actual: "160 of them, sent and answered within 0.323 s at status",
    remark: "",
    violating: [
      {
        number: 122,
        request: [
          "GET /agent_ingresses?limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "ingresses": [ \u2026 1 item ],',
          '  "uri": "http://127.0.0.1:4040/agent_ingresses",',
          '  "next_page_uri": "http://127.0.0.1:4040/agent_ingresses?before_id=agin_3ALD7aJS6rXsbSPTSmZPezQX5aO&limit=1"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 121,
      request: [
        "GET /agent_ingresses?limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "429",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_226",',
        '  "status_code": 429,',
        '  "msg": "This account may send 120 requests in any 60 seconds.",',
        '  "details": {"operation_id":"op_3ALKRFZOeRbj56YpOjqMZrfykJN"}',
        "}"
      ]
    }
  },
  {
    rule: "rate-limits.not-early",
    fault: "one-request-too-few",
    title: "the last request of the limit is refused",
    only: "rate-limits.not-early",
    commands: [
      "npx ngrok-conformance serve --fault one-request-too-few",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only rate-limits.not-early --seed 7"
    ],
    expected: "no 429 before 120 requests within 60 s",
    actual: "429 after 119 requests at most at status",
    remark: "",
    violating: [
      {
        number: 120,
        request: [
          "GET /agent_ingresses?limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "429  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_226",',
          '  "status_code": 429,',
          '  "msg": "This account may send 120 requests in any 60 seconds.",',
          '  "details": {"operation_id":"op_3ALKRFZOeRbj56YpOjqMZrfykJN"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 120,
      request: [
        "GET /agent_ingresses?limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ingresses": [ \u2026 1 item ],',
        '  "uri": "http://127.0.0.1:4040/agent_ingresses",',
        '  "next_page_uri": "http://127.0.0.1:4040/agent_ingresses?before_id=agin_3ALD7aJS6rXsbSPTSmZPezQX5aO&limit=1"',
        "}"
      ]
    }
  },
  {
    rule: "rate-limits.refusal",
    fault: "rate-refused-with-403",
    title: "beyond the limit comes 403",
    only: "rate-limits.refusal",
    commands: [
      "npx ngrok-conformance serve --fault rate-refused-with-403",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only rate-limits.refusal --seed 7"
    ],
    expected: "status 429",
    actual: "status 403 with ERR_NGROK_226 at status",
    remark: "",
    violating: [
      {
        number: 121,
        request: [
          "GET /agent_ingresses?limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "403  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_226",',
          '  "status_code": 403,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000018"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 121,
      request: [
        "GET /agent_ingresses?limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "429",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_226",',
        '  "status_code": 429,',
        '  "msg": "This account may send 120 requests in any 60 seconds.",',
        '  "details": {"operation_id":"op_3ALKRFZOeRbj56YpOjqMZrfykJN"}',
        "}"
      ]
    }
  },
  {
    rule: "rate-limits.rolling",
    fault: "window-from-first-request",
    title: "the window begins with a first request, and the next one with nothing",
    only: "rate-limits.rolling",
    commands: [
      "npx ngrok-conformance serve --fault window-from-first-request --rate-limit 120/1s",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --limit 120/1s --only rate-limits.rolling --seed 7"
    ],
    expected: "429, for 120 served requests are still in the window",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 348,
        request: [
          "GET /agent_ingresses?limit=1",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "ingresses": [ \u2026 1 item ],',
          '  "uri": "http://127.0.0.1:4040/agent_ingresses",',
          '  "next_page_uri": "http://127.0.0.1:4040/agent_ingresses?before_id=agin_3ALD7aJS6rXsbSPTSmZPezQX5aO&limit=1"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 348,
      request: [
        "GET /agent_ingresses?limit=1",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "429",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_226",',
        '  "status_code": 429,',
        '  "msg": "This account may send 120 requests in any 1 seconds.",',
        '  "details": {"operation_id":"op_3ALKRpN2hfGX1mAN7M6ZzRsKsC1"}',
        "}"
      ]
    }
  },
  {
    rule: "rate-limits.per-account",
    fault: "only-reads-limited",
    title: "only GET is limited",
    only: "rate-limits.per-account",
    commands: [
      "npx ngrok-conformance serve --fault only-reads-limited",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only rate-limits.per-account --seed 7"
    ],
    expected: "429 for a request by another method too",
    actual: "status 201 at status",
    remark: "",
    violating: [
      {
        number: 124,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json",
          "",
          "{",
          '  "description": "beyond the rate limit",',
          '  "metadata": "ngrok-conformance run proof: beyond the rate limit"',
          "}"
        ],
        answer: [
          "201  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRFE5khwakADPWjnjW5pB5Sn",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRFE5khwakADPWjnjW5pB5Sn",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "beyond the rate limit",',
          '  "metadata": "ngrok-conformance run proof: beyond the rate limit"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 124,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json",
        "",
        "{",
        '  "description": "beyond the rate limit",',
        '  "metadata": "ngrok-conformance run proof: beyond the rate limit"',
        "}"
      ],
      answer: [
        "429",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_226",',
        '  "status_code": 429,',
        '  "msg": "This account may send 120 requests in any 60 seconds.",',
        '  "details": {"operation_id":"op_3ALKRFE5khwakADPWjnjW5pB5Sn"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.shape",
    fault: "no-operation-id",
    title: "a 404 has details with nothing in them",
    only: "errors",
    commands: [
      "npx ngrok-conformance serve --fault no-operation-id",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors --seed 7"
    ],
    expected: "a text that is not blank",
    actual: "nothing at /details/operation_id",
    remark: "",
    violating: [
      {
        number: 40,
        request: [
          "GET /conformance_no_such_resource",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27204",',
          '  "status_code": 404,',
          '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
          '  "details": {}  \u2190 here',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /conformance_no_such_resource",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "404",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27204",',
        '  "status_code": 404,',
        '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
        '  "details": {',
        '    "operation_id": "op_3ALKRHdLjwQLqzm5gOoRljqAPPm"',
        "  }",
        "}"
      ]
    }
  },
  {
    rule: "errors.status",
    fault: "status-always-400",
    title: "status_code of a 404 is 400",
    only: "errors",
    commands: [
      "npx ngrok-conformance serve --fault status-always-400",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors --seed 7"
    ],
    expected: "404, the HTTP status",
    actual: "400 at /status_code",
    remark: "",
    violating: [
      {
        number: 40,
        request: [
          "GET /conformance_no_such_resource",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27204",',
          '  "status_code": 400,  \u2190 here',
          '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
          '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /conformance_no_such_resource",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "404",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27204",',
        '  "status_code": 404,',
        '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.code-format",
    fault: "code-leading-zero",
    title: "the number in the code of a 404 begins with 0",
    only: "errors",
    commands: [
      "npx ngrok-conformance serve --fault code-leading-zero",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors --seed 7"
    ],
    expected: "ERR_NGROK_ and a number",
    actual: '"ERR_NGROK_0404" at /error_code',
    remark: "",
    violating: [
      {
        number: 40,
        request: [
          "GET /conformance_no_such_resource",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_0404",  \u2190 here',
          '  "status_code": 404,',
          '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
          '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /conformance_no_such_resource",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "404",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27204",',
        '  "status_code": 404,',
        '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.code-known",
    fault: "code-unknown",
    title: "the code of a 404 is not in the error reference",
    only: "errors",
    commands: [
      "npx ngrok-conformance serve --fault code-unknown",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors --seed 7"
    ],
    expected: "a code of the error reference",
    actual: '"ERR_NGROK_99999" at /error_code',
    remark: "",
    violating: [
      {
        number: 40,
        request: [
          "GET /conformance_no_such_resource",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_99999",  \u2190 here',
          '  "status_code": 404,',
          '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
          '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "GET /conformance_no_such_resource",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "404",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27204",',
        '  "status_code": 404,',
        '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.code-per-condition",
    fault: "limit-shares-code",
    title: "a bad limit and a bad version have one code",
    only: "",
    commands: [
      "npx ngrok-conformance serve --fault limit-shares-code",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --seed 7"
    ],
    expected: "codes of their own for a version that does not exist (#111) and a bad limit (#126)",
    actual: "ERR_NGROK_217 for all of them at /error_code",
    remark: "",
    violating: [
      {
        number: 111,
        request: [
          "GET /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 3"
        ],
        answer: [
          "400",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_217",  \u2190 here',
          '  "status_code": 400,',
          '  "msg": "API version \\"3\\" is not supported. Supported: 2.",',
          '  "details": {"operation_id":"op_3ALKRG0MCeRQb93RB54T6if5rW0"}',
          "}"
        ]
      },
      {
        number: 126,
        request: [
          "GET /agent_ingresses?limit=ten",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "400",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_217",',
          '  "status_code": 400,',
          '  "msg": "limit must be a whole number from 1 to 100, not \\"ten\\".",',
          '  "details": {"operation_id":"op_3ALKRHV1O09Zbv62gxZKtOZ3PBz"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 111,
      request: [
        "GET /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 3"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_217",',
        '  "status_code": 400,',
        '  "msg": "API version \\"3\\" is not supported. Supported: 2.",',
        '  "details": {"operation_id":"op_3ALKRG0MCeRQb93RB54T6if5rW0"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.operation-id",
    fault: "operation-id-constant",
    title: "all errors have the same operation id",
    only: "errors",
    commands: [
      "npx ngrok-conformance serve --fault operation-id-constant",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors --seed 7"
    ],
    expected: "an operation id of its own",
    actual: '"op_00000000000000000000000000a", which #40 had already at /details/operation_id',
    remark: "",
    violating: [
      {
        number: 41,
        request: [
          "PUT /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "405",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27614",',
          '  "status_code": 405,',
          '  "msg": "PUT does not work here. What does: GET, POST.",',
          '  "details": {',
          '    "operation_id": "op_00000000000000000000000000a"  \u2190 here',
          "  }",
          "}"
        ]
      },
      {
        number: 40,
        request: [
          "GET /conformance_no_such_resource",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "404",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_27204",',
          '  "status_code": 404,',
          '  "msg": "There is nothing at \\"/conformance_no_such_resource\\".",',
          '  "details": {"operation_id":"op_00000000000000000000000000a"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 41,
      request: [
        "PUT /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "405",
        "allow: GET, POST",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27614",',
        '  "status_code": 405,',
        '  "msg": "PUT does not work here. What does: GET, POST.",',
        '  "details": {',
        '    "operation_id": "op_3ALKRFZOeRbj56YpOjqMZrfykJN"',
        "  }",
        "}"
      ]
    }
  },
  {
    rule: "errors.not-found",
    fault: "unknown-ids-empty",
    title: "an id that names nothing is served as an empty object",
    only: "errors.not-found",
    commands: [
      "npx ngrok-conformance serve --fault unknown-ids-empty",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors.not-found --seed 7"
    ],
    expected: "for what is no id: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "GET /ip_policies/no%20id%20%E2%98%83%20xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026 (339 characters)",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{}"
        ]
      }
    ],
    conforming: {
      number: 41,
      request: [
        "GET /ip_policies/no%20id%20%E2%98%83%20xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026 (339 characters)",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "404",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27611",',
        '  "status_code": 404,',
        '  "msg": "\\"/ip_policies/no%20id%20%E2%98%83%20xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\u2026\\" does not exist.",',
        '  "details": {"operation_id":"op_3ALKRFZOeRbj56YpOjqMZrfykJN"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.wrong-method",
    fault: "put-taken-for-get",
    title: "PUT is served as GET is",
    only: "errors.wrong-method",
    commands: [
      "npx ngrok-conformance serve --fault put-taken-for-get",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors.wrong-method --seed 7"
    ],
    expected: "PUT /agent_ingresses: a refusal with a status from 400 to 499",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 41,
        request: [
          "PUT /agent_ingresses",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{}"
        ]
      }
    ],
    conforming: {
      number: 40,
      request: [
        "PUT /agent_ingresses",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "405",
        "allow: GET, POST",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_27614",',
        '  "status_code": 405,',
        '  "msg": "PUT does not work here. What does: GET, POST.",',
        '  "details": {"operation_id":"op_3ALKRHdLjwQLqzm5gOoRljqAPPm"}',
        "}"
      ]
    }
  },
  {
    rule: "errors.never-5xx",
    fault: "deep-body-crashes",
    title: "a body that is nested more than a hundred levels deep gets a 500",
    only: "errors.never-5xx",
    commands: [
      "npx ngrok-conformance serve --fault deep-body-crashes",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only errors.never-5xx --seed 7"
    ],
    expected: "POST /ip_policies gives an answer below 500",
    actual: "status 500 with ERR_NGROK_128 at status",
    remark: "",
    violating: [
      {
        number: 42,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json",
          "",
          "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\u2026 (400 characters)"
        ],
        answer: [
          "500  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "error_code": "ERR_NGROK_128",',
          '  "status_code": 500,',
          '  "msg": "refused",',
          '  "details": {"operation_id":"op_000000000000000000000000020"}',
          "}"
        ]
      }
    ],
    conforming: {
      number: 41,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json",
        "",
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\u2026 (400 characters)"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_213",',
        '  "status_code": 400,',
        '  "msg": "The body is JSON, but not an object. Expected: one JSON object in UTF-8.",',
        '  "details": {"operation_id":"op_3ALKRFZOeRbj56YpOjqMZrfykJN"}',
        "}"
      ]
    }
  },
  {
    rule: "resources.lifecycle",
    fault: "patch-clears-metadata",
    title: "a patch of the description empties the metadata",
    only: "resources.lifecycle",
    commands: [
      "npx ngrok-conformance serve --fault patch-clears-metadata",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.lifecycle --seed 7"
    ],
    expected: '"ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%", as before the patch',
    actual: '"" at /metadata',
    remark: "",
    violating: [
      {
        number: 48,
        request: [
          "PATCH /ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json",
          "",
          "{",
          '  "description": "Patched by ngrok-conformance run proof"',
          "}"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "Patched by ngrok-conformance run proof",',
          '  "metadata": ""  \u2190 here',
          "}"
        ]
      }
    ],
    conforming: {
      number: 48,
      request: [
        "PATCH /ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json",
        "",
        "{",
        '  "description": "Patched by ngrok-conformance run proof"',
        "}"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "created_at": "2026-03-01T12:00:00Z",',
        '  "description": "Patched by ngrok-conformance run proof",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ]
    }
  },
  {
    rule: "resources.statuses",
    fault: "creation-answers-200",
    title: "a creation is answered with 200",
    only: "resources",
    commands: [
      "npx ngrok-conformance serve --fault creation-answers-200",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources --seed 7"
    ],
    expected: "status 201",
    actual: "status 200 at status",
    remark: "",
    violating: [
      {
        number: 43,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json; charset=utf-8",
          "",
          "{",
          '  "description": "Life of an Item: \\"a/b\\" & 100%",',
          '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
          "}"
        ],
        answer: [
          "200  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "Life of an Item: \\"a/b\\" & 100%",',
          '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 43,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json; charset=utf-8",
        "",
        "{",
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ],
      answer: [
        "201",
        "content-type: application/json",
        "",
        "{",
        '  "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
        '  "created_at": "2026-03-01T12:00:00Z",',
        '  "description": "Life of an Item: \\"a/b\\" & 100%",',
        '  "metadata": "ngrok-conformance run proof: Life of an Item: \\"a/b\\" & 100%"',
        "}"
      ]
    }
  },
  {
    rule: "resources.limits",
    fault: "long-description-cut-off",
    title: "a description of more than 255 characters is cut off",
    only: "resources.limits",
    commands: [
      "npx ngrok-conformance serve --fault long-description-cut-off",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.limits --seed 7"
    ],
    expected: "with a description of 600 characters: a refusal with a status from 400 to 499",
    actual: "status 201 at status",
    remark: "",
    violating: [
      {
        number: 59,
        request: [
          "POST /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2",
          "content-type: application/json",
          "",
          "{",
          '  "description": "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd\u2026 (602 characters),',
          '  "metadata": "ngrok-conformance run proof: a write with a description of 600 characters"',
          "}"
        ],
        answer: [
          "201  \u2190 here",
          "content-type: application/json",
          "",
          "{",
          '  "id": "ipp_3ALKRJbrAzB9gT88TlWsArFgysg",',
          '  "uri": "http://127.0.0.1:4040/ip_policies/ipp_3ALKRJbrAzB9gT88TlWsArFgysg",',
          '  "created_at": "2026-03-01T12:00:00Z",',
          '  "description": "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd\u2026 (257 characters),',
          '  "metadata": "ngrok-conformance run proof: a write with a description of 600 characters"',
          "}"
        ]
      }
    ],
    conforming: {
      number: 57,
      request: [
        "POST /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2",
        "content-type: application/json",
        "",
        "{",
        '  "description": "ddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd\u2026 (602 characters),',
        '  "metadata": "ngrok-conformance run proof: a write with a description of 600 characters"',
        "}"
      ],
      answer: [
        "400",
        "content-type: application/json",
        "",
        "{",
        '  "error_code": "ERR_NGROK_420",',
        '  "status_code": 400,',
        '  "msg": "The description has 600 characters; 255 are allowed.",',
        '  "details": {"operation_id":"op_3ALKRKLYG4xIA1XA61QvvW0TySJ"}',
        "}"
      ]
    }
  },
  {
    rule: "resources.newest-appears-first",
    fault: "new-items-last",
    title: "new items stand behind all others of their page",
    only: "resources.newest-appears-first",
    commands: [
      "npx ngrok-conformance serve --fault new-items-last",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.newest-appears-first --seed 7"
    ],
    expected: "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm as the first item",
    actual: "item 7 of the list at /ip_policies/6",
    remark: "",
    violating: [
      {
        number: 53,
        request: [
          "GET /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ip_policies": [',
          "    \u2026 5 items",
          "    {",
          '      "id": "ipp_3AJRWJmzkEVfHFS31h8ZGGrty7x",',
          '      "created_at": "2026-02-28T19:58:36Z"',
          "      \u2026 3 members more",
          "    },",
          "    {  \u2190 here",
          '      "id": "ipp_3ALKRHdLjwQLqzm5gOoRljqAPPm",',
          '      "created_at": "2026-03-01T12:00:00Z"',
          "      \u2026 3 members more",
          "    }",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/ip_policies",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 53,
      request: [
        "GET /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ip_policies": [',
        "    \u2026 5 items",
        "    {",
        '      "id": "ipp_3AK9IixGPCL89V88JK4JbV9y6qE",',
        '      "created_at": "2026-03-01T01:58:36Z"',
        "      \u2026 3 members more",
        "    },",
        "    {",
        '      "id": "ipp_3AJRWJmzkEVfHFS31h8ZGGrty7x",',
        '      "created_at": "2026-02-28T19:58:36Z"',
        "      \u2026 3 members more",
        "    }",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/ip_policies",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "resources.representation",
    fault: "number-for-a-text",
    title: "the name of vaults is a number",
    only: "resources.representation",
    commands: [
      "npx ngrok-conformance serve --fault number-for-a-text",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.representation --seed 7"
    ],
    expected: "a string",
    actual: "7 at /vaults/0/name",
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [',
          "    {",
          '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
          '      "created_at": "2026-03-01T10:57:58Z",',
          '      "name": 7  \u2190 here',
          "      \u2026 6 members more",
          "    }",
          "    \u2026 1 item more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [',
        "    {",
        '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
        '      "created_at": "2026-03-01T10:57:58Z",',
        '      "name": "vaults1"',
        "      \u2026 6 members more",
        "    }",
        "    \u2026 1 item more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "resources.self-link",
    fault: "self-link-is-a-path",
    title: "the uri of vaults has neither scheme nor host",
    only: "resources.self-link",
    commands: [
      "npx ngrok-conformance serve --fault self-link-is-a-path",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.self-link --seed 7"
    ],
    expected: "an absolute URL",
    actual: '"/vaults/vault_3ALCtZZB1SUFjq969fTr3UBIIEo" at /vaults/0/uri',
    remark: "",
    violating: [
      {
        number: 36,
        request: [
          "GET /vaults",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "vaults": [',
          "    {",
          '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
          '      "uri": "/vaults/vault_3ALCtZZB1SUFjq969fTr3UBIIEo",  \u2190 here',
          '      "created_at": "2026-03-01T10:57:58Z"',
          "      \u2026 6 members more",
          "    }",
          "    \u2026 1 item more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/vaults",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 36,
      request: [
        "GET /vaults",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "vaults": [',
        "    {",
        '      "id": "vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
        '      "uri": "http://127.0.0.1:4040/vaults/vault_3ALCtZZB1SUFjq969fTr3UBIIEo",',
        '      "created_at": "2026-03-01T10:57:58Z"',
        "      \u2026 6 members more",
        "    }",
        "    \u2026 1 item more",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/vaults",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  },
  {
    rule: "resources.model",
    fault: "deleted-item-returns",
    title: "a deleted item is in its list again once another is created",
    only: "resources.model",
    commands: [
      "npx ngrok-conformance serve --fault deleted-item-returns",
      "npx ngrok-conformance --target http://127.0.0.1:4040 --only resources.model --seed 7"
    ],
    expected: "an item that was deleted is out of the list",
    actual: "item ipp_3ALKRKCmYoD6frTI8iw0ptPK3jV at /ip_policies/8",
    remark: 'after a look at the list: create "one", delete 0, create "two", list, get 0, get 1',
    violating: [
      {
        number: 80,
        request: [
          "GET /ip_policies",
          "authorization: Bearer $NGROK_API_KEY",
          "ngrok-version: 2"
        ],
        answer: [
          "200",
          "content-type: application/json",
          "",
          "{",
          '  "ip_policies": [',
          "    \u2026 7 items",
          "    {",
          '      "id": "ipp_3ALKRKVgMCQPBPyj4qF1BjAZrKh",',
          '      "created_at": "2026-03-01T12:00:00Z"',
          "      \u2026 3 members more",
          "    },",
          "    {  \u2190 here",
          '      "id": "ipp_3ALKRKCmYoD6frTI8iw0ptPK3jV",',
          '      "created_at": "2026-03-01T12:00:00Z"',
          "      \u2026 3 members more",
          "    }",
          "    \u2026 7 items more",
          "  ],",
          '  "uri": "http://127.0.0.1:4040/ip_policies",',
          '  "next_page_uri": null',
          "}"
        ]
      }
    ],
    conforming: {
      number: 80,
      request: [
        "GET /ip_policies",
        "authorization: Bearer $NGROK_API_KEY",
        "ngrok-version: 2"
      ],
      answer: [
        "200",
        "content-type: application/json",
        "",
        "{",
        '  "ip_policies": [',
        "    \u2026 6 items",
        "    {",
        '      "id": "ipp_3AJRWJmzkEVfHFS31h8ZGGrty7x",',
        '      "created_at": "2026-02-28T19:58:36Z"',
        "      \u2026 3 members more",
        "    }",
        "  ],",
        '  "uri": "http://127.0.0.1:4040/ip_policies",',
        '  "next_page_uri": null',
        "}"
      ]
    }
  }
];

// lib/explain/examples.ts
var examples = examples_default;
function exampleOf(rule) {
  return examples.find((example) => example.rule === rule);
}

// lib/explain/body-excerpt.ts
var mark = "  \u2190 here";

// lib/explain/rule-facts.ts
var flags = {
  https: "--target https://api.ngrok.com",
  waiting: "--thorough",
  snapshot: "--snapshot reports/snapshot.json"
};
var levels = {
  must: "must: a violation fails the run",
  should: "should: a violation warns, and fails with --strict"
};
function factsOf(rule, example) {
  return [
    { label: "level", text: levels[rule.level] },
    ...rule.clauses.map((id) => ({
      label: "clause",
      text: id,
      more: clauses[id].text,
      link: clauses[id].link
    })),
    { label: "asks", text: rule.asks },
    { label: "judges", text: rule.judges },
    ...rule.accepts === void 0 ? [] : [{ label: "accepts", text: rule.accepts }],
    { label: "hint", text: rule.hint },
    { label: "run", ...runFact(rule, example?.only ?? rule.id) }
  ];
}
var howToSee = "To see it, give the last command in a second terminal, with NGROK_API_KEY set to the key that serve prints";
var beyondReference = "There is no example: the reference API speaks plain HTTP, and this rule is about what is encrypted.";
function runFact({ id, needs }, only) {
  const given = needs.map((need) => flags[need]).filter((flag) => flag !== void 0);
  const chosen = only === "" ? [] : ["--only", only];
  const text = ["npx ngrok-conformance", ...given, ...chosen].join(" ");
  return only === id ? { text } : { text, more: "alone, this rule sees too little: it judges what others ask for" };
}

// lib/explain/explanation.ts
var indent = 10;
function explanation(rule, example, options) {
  const { colors, columns } = options;
  const facts = factsOf(rule, example).map((fact) => factText(fact, options));
  const parts = [
    [colors.bold(rule.id), wrap(rule.title, columns, 0)].join("\n"),
    facts.join("\n"),
    ...example ? examplesText(example, options) : [wrap(beyondReference, columns, 0)]
  ];
  return `${parts.join("\n\n")}
`;
}
function factText({ label, text, more, link }, { colors, columns }) {
  const told = [label === "run" ? text : wrap(text, columns, indent), more && wrap(more, columns, indent), link];
  const lines = told.filter((line) => line !== void 0).join(`
${" ".repeat(indent)}`);
  return `${colors.dim(label.padEnd(indent))}${lines}`;
}
function examplesText(example, options) {
  const { colors, columns } = options;
  const { fault, title, expected, actual, remark, commands, conforming, violating } = example;
  const headed = (heading, text) => `${colors.bold(heading)}${wrap(`${heading}: ${text}`, columns, 0).slice(heading.length)}`;
  const labelled = (label, text) => `  ${colors.dim(label.padEnd(indent))}${wrap(text, columns, indent + 2)}`;
  return [
    headed("conforming", "the reference API"),
    exchangeText(conforming, options),
    headed("violating", `the reference API with the fault ${fault}: ${title}`),
    [labelled("expected", expected), labelled("actual", actual), ...remark === "" ? [] : [labelled("", remark)]].join(
      "\n"
    ),
    ...violating.flatMap((exchange) => [
      ...violating.length > 1 ? [`  #${exchange.number}`] : [],
      exchangeText(exchange, options)
    ]),
    [wrap(`${howToSee}:`, columns, 0), ...commands.map((command) => `  ${command}`)].join("\n")
  ];
}
function exchangeText({ request, answer }, { colors, columns }) {
  return [...request, "", ...answer].map((line) => {
    const depth = line.length - line.trimStart().length + 2;
    const wrapped = wrap(line.trimStart(), columns, depth + 2);
    return `${" ".repeat(depth)}${line.endsWith(mark) ? colors.red(wrapped) : wrapped}`.trimEnd();
  }).join("\n");
}

// lib/cli/explain-command.ts
function explainCommand(name, { output }) {
  const rule = ruleNamed(contract, name);
  const colors = pc.createColors(output.isTTY === true && pc.isColorSupported);
  output.write(explanation(rule, exampleOf(rule.id), { colors, columns: output.isTTY ? output.columns : 80 }));
  return 0;
}
export {
  explainCommand
};
