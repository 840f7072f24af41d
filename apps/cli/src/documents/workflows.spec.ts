import { drawn, workflowsDocument } from './workflows.js';

describe('workflows', () => {
  it('drawn_hasAnArrowPerWay_withTheCommandsThatLeadThere', () => {
    const flow = {
      begin: { from: [], to: 'open', guards: [] },
      change: { from: ['open'], guards: [] },
      close: { from: ['open', 'in-review'], to: 'closed', guards: [] },
      shut: { from: ['open'], to: 'closed', guards: [] },
      review: { from: ['open', 'in-review'], to: 'in-review', guards: [] },
    };
    expect(drawn(flow)).toEqual([
      `\`\`\`mermaid
stateDiagram-v2
  state "in-review" as in_review
  [*] --> open: begin
  open --> closed: close, shut
  in_review --> closed: close
  open --> in_review: review
  closed --> [*]
\`\`\``,
    ]);
  });

  it('drawn_whereNoStateChanges_isNothing', () => {
    expect(drawn({ decide: { from: ['approved'], guards: [] } })).toEqual([]);
  });

  it('workflowsDocument_hasARowForEachStep_withItsConditions', () => {
    expect(workflowsDocument()).toContain(
      '| sendMinutes | held, minutes-in-review | minutes-in-review | there is a text or a document |',
    );
  });
});
