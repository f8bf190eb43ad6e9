// lib/contract/clauses.ts
var documentation = "https://ngrok.com/docs/api";
var clauses = {
  "access.base-url": {
    section: "access",
    text: "https://api.ngrok.com is where the API is reached.",
    link: `${documentation}#overview`
  },
  "access.tls-only": {
    section: "access",
    text: "Port 443 is the only port, so no request travels in the clear.",
    link: `${documentation}#overview`
  },
  "access.plain-client": {
    section: "access",
    text: "Any HTTP library will do: no cookie, no User-Agent, no header but the documented ones is needed.",
    link: `${documentation}#overview`
  },
  "access.root": {
    section: "access",
    text: "GET / answers whoever authenticates and names a version.",
    link: `${documentation}#quickstart`
  },
  "access.reference": {
    section: "access",
    text: "What the API reference lists exists: each resource, each operation on it.",
    link: `${documentation}/reference`
  },
  "authentication.bearer": {
    section: "authentication",
    text: "An API key in Authorization, as bearer token, is what lets a request in; nothing else does.",
    link: `${documentation}#authentication`
  },
  "authentication.keys-by-api": {
    section: "authentication",
    text: "A key made through the API keys resource authenticates until it is deleted.",
    link: `${documentation}#authentication`
  },
  "content-types.request": {
    section: "content-types",
    text: "A request that has a body declares it as application/json.",
    link: `${documentation}#content-types`
  },
  "content-types.response": {
    section: "content-types",
    text: "Every response is application/json.",
    link: `${documentation}#content-types`
  },
  "versioning.required": {
    section: "versioning",
    text: "A request without the ngrok-version header is refused.",
    link: `${documentation}#versioning`
  },
  "versioning.latest": {
    section: "versioning",
    text: "Version 2 is the latest, and is served.",
    link: `${documentation}#versioning`
  },
  "versioning.deprecated": {
    section: "versioning",
    text: "Versions other than the latest, 0 and 1 by name, are deprecated.",
    link: `${documentation}#versioning`
  },
  "versioning.no-breaking-change": {
    section: "versioning",
    text: "Within a version no resource, method or field goes away or becomes something else.",
    link: `${documentation}#versioning`
  },
  "versioning.additions": {
    section: "versioning",
    text: "Resources, methods and fields may be added at any time, and behaviour may be mended to match what is written.",
    link: `${documentation}#versioning`
  },
  "pagination.parameters": {
    section: "pagination",
    text: "Lists take the query parameters limit and before_id.",
    link: `${documentation}#pagination`
  },
  "pagination.order": {
    section: "pagination",
    text: "Lists begin with the item created last and end with the one created first.",
    link: `${documentation}#pagination`
  },
  "pagination.limit-maximum": {
    section: "pagination",
    text: "No page is longer than 100 items.",
    link: `${documentation}#pagination`
  },
  "pagination.limit-default": {
    section: "pagination",
    text: "Without a limit, pages have up to 100 items.",
    link: `${documentation}#pagination`
  },
  "pagination.first-page": {
    section: "pagination",
    text: "Without before_id, a list answers with its first page.",
    link: `${documentation}#pagination`
  },
  "pagination.before-id": {
    section: "pagination",
    text: "With before_id, a list answers with what was created before the item of that id.",
    link: `${documentation}#pagination`
  },
  "pagination.next-page-uri": {
    section: "pagination",
    text: "Each answer of a list names the next page in next_page_uri, by a URL that can be requested as it stands.",
    link: `${documentation}#pagination`
  },
  "pagination.last-page": {
    section: "pagination",
    text: "Where nothing is left, next_page_uri is null.",
    link: `${documentation}#pagination`
  },
  "timestamps.format": {
    section: "timestamps",
    text: "A time is a string in the form of RFC 3339.",
    link: `${documentation}#timezones`
  },
  "timestamps.utc": {
    section: "timestamps",
    text: "A time is in UTC and says so by ending in Z.",
    link: `${documentation}#timezones`
  },
  "rate-limits.window": {
    section: "rate-limits",
    text: "An account may send 120 requests in any 60 seconds.",
    link: `${documentation}#rate-limits`
  },
  "rate-limits.refusal": {
    section: "rate-limits",
    text: "What goes beyond is refused with status 429 and ERR_NGROK_226.",
    link: `${documentation}#rate-limits`
  },
  "errors.shape": {
    section: "errors",
    text: "An error is an object with error_code, status_code, msg and, in details, operation_id.",
    link: `${documentation}#errors`
  },
  "errors.code": {
    section: "errors",
    text: "Every error has a code, and each condition has one of its own.",
    link: `${documentation}#errors`
  },
  "errors.example": {
    section: "errors",
    text: "A missing version is refused with status 400 and ERR_NGROK_218.",
    link: `${documentation}#errors`
  },
  "errors.catalogue": {
    section: "errors",
    text: "The error reference has every code.",
    link: "https://ngrok.com/docs/errors"
  },
  "clients.libraries": {
    section: "clients",
    text: "The published libraries (Go, .NET, Ruby, Python, Java, Scala) speak to the API.",
    link: `${documentation}#client-libraries`
  },
  "clients.cli": {
    section: "clients",
    text: "So does the command line of the agent, ngrok api.",
    link: `${documentation}#overview`
  },
  "clients.terraform": {
    section: "clients",
    text: "So does the Terraform provider, a reserved domain with a policy for its certificate included.",
    link: `${documentation}#terraform-provider`
  }
};

export {
  clauses
};
