import { drawn, workflowsDocument } from './workflows.js';

describe('workflows', () => {
  it('drawn_hasAnArrowPerWay_withTheCommandsThatLeadThere', () => {
    const flow = {
      begin: { from: [], to: 'open' },
      change: { from: ['open'] },
      close: { from: ['open', 'in-review'], to: 'closed' },
      shut: { from: ['open'], to: 'closed' },
      review: { from: ['open', 'in-review'], to: 'in-review' },
    };
    expect(drawn(flow)).toBe(`\`\`\`mermaid
stateDiagram-v2
  state "in-review" as in_review
  [*] --> open: begin
  open --> closed: close, shut
  in_review --> closed: close
  open --> in_review: review
  closed --> [*]
\`\`\``);
  });

  it('workflowsDocument_withoutAPlaceForAWorkflow_isRefused', () => {
    expect(() => workflowsDocument('# Governance\n')).toThrow(/no place for: .*\bmeeting\b/);
  });
});
