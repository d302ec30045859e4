// What does IBM's engine say of this document? The number of its results, and the failures.
//
// Closed `details` are opened for it: it reads them too, but takes the labels in there for hidden.
(() => {
  const RULES = "WCAG_2_2";

  /** The numbers of the criteria that each rule tests, by the id of the rule. */
  const criteriaOf = (checker) => {
    const criteria = {};
    const set = checker.rulesets.find(({ id }) => id === RULES);
    for (const point of set.checkpoints) {
      for (const rule of point.rules ?? []) (criteria[rule.id] ??= []).push(point.num);
    }
    return criteria;
  };

  const withAllOpen = async (look) => {
    const closed = [...document.querySelectorAll("details:not([open])")];
    for (const details of closed) details.open = true;
    try {
      return await look();
    } finally {
      for (const details of closed) details.open = false;
    }
  };

  const check = async () => {
    const checker = (globalThis.accessibilityGateIbm ??= new globalThis.ace.Checker());
    const report = await withAllOpen(() => checker.check(document, [RULES]));
    const criteria = (globalThis.accessibilityGateIbmCriteria ??= criteriaOf(checker));
    const failures = report.results.filter(
      ({ value }) => value[0] === "VIOLATION" && value[1] === "FAIL",
    );
    return {
      looked: report.results.length,
      failures: failures.map(({ ruleId, path, message }) => ({
        rule: ruleId,
        criteria: criteria[ruleId] ?? [],
        selector: path.dom,
        message,
      })),
    };
  };

  return { check };
})();
