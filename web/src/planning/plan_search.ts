import type { Plan } from '../api/plan_types.ts';
import type { PlanningRoutes } from '../api/planning_routes.ts';
import type { Candidates, Frontier, Proposal, ProposalRequest } from '../api/proposal_types.ts';
import { Solving } from './solving.ts';

const longestFrontier = 30;

/** What the server is asked to look for: points for a plan, and how coverage grows with their number. */
export class PlanSearch {
  proposal: Solving<Proposal> | null = null;
  frontier: Solving<Frontier> | null = null;

  constructor(
    private readonly routes: PlanningRoutes,
    private readonly changed: () => void,
    private readonly found: (proposal: Proposal) => void,
  ) {}

  async propose(request: ProposalRequest): Promise<void> {
    this.proposal?.end();
    this.proposal = null;
    this.proposal = new Solving<Proposal>(await this.routes.propose(request), this.changed, this.found);
    this.changed();
  }

  async drawFrontier(plan: Plan, candidates: Candidates): Promise<void> {
    this.frontier?.end();
    this.frontier = null;
    this.frontier = new Solving<Frontier>(await this.routes.frontier(plan, candidates, longestFrontier), this.changed);
    this.changed();
  }

  async cancel(of: 'proposal' | 'frontier'): Promise<void> {
    const running = this[of];
    this[of] = null;
    this.changed();
    await running?.cancel(this.routes);
  }

  /** Nobody waits for either any more. */
  end(): void {
    this.proposal?.end();
    this.frontier?.end();
    this.proposal = this.frontier = null;
  }
}
