// lib/report/report-kinds.ts
var documentsOf = {
  junit: async ({ report }) => {
    const { junitXml } = await import("./junit-RWS25VEA.js");
    return [{ name: "junit.xml", text: junitXml(report) }];
  },
  html: async (run) => {
    const { htmlReport } = await import("./report-page-NGHBAALK.js");
    return [{ name: "report.html", text: htmlReport(run) }];
  },
  json: async ({ report }) => {
    const { jsonReport } = await import("./json-report-TTYAHEBE.js");
    return [{ name: "report.json", text: jsonReport(report) }];
  },
  har: async ({ recording }) => {
    const { recordingHar } = await import("./recording-har-BYEJLLBP.js");
    return [{ name: "recording.har", text: recordingHar(recording) }];
  },
  markdown: async (run) => {
    const { markdownSummary } = await import("./markdown-4PEKU37L.js");
    return [{ name: "summary.md", text: markdownSummary(run) }];
  },
  badge: async ({ report }) => {
    const { badgeJson } = await import("./badge-7Q7XXE4B.js");
    const { badgeSvg } = await import("./badge-svg-LRQSSWMH.js");
    return [
      { name: "badge.svg", text: badgeSvg(report) },
      { name: "badge.json", text: badgeJson(report) }
    ];
  },
  ctrf: async ({ report }) => {
    const { ctrfReport } = await import("./ctrf-GFBFOHG4.js");
    return [{ name: "ctrf-report.json", text: ctrfReport(report) }];
  },
  sarif: async ({ report }) => {
    const { sarifReport } = await import("./sarif-RMFSLM32.js");
    return [{ name: "report.sarif", text: sarifReport(report) }];
  }
};
var reportKinds = Object.keys(documentsOf).filter(isReportKind);
var defaultReportKinds = ["junit", "html", "json"];
function isReportKind(name) {
  return Object.hasOwn(documentsOf, name);
}
function reportDocuments(kind, run) {
  return documentsOf[kind](run);
}

export {
  reportKinds,
  defaultReportKinds,
  isReportKind,
  reportDocuments
};
