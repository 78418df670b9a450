import { DeskElement } from '../components/desk_element.ts';
import type { PlanDesk } from './plan_desk.ts';

/** An element that shows something of the planner's desk. */
export abstract class PlanElement extends DeskElement<PlanDesk> {}

/** A part of the plan that is open. Once that is closed the part is drawn no more, and soon gone. */
export abstract class OpenPlanElement extends PlanElement {
  protected override shouldUpdate(): boolean {
    return this.desk.draft !== null;
  }
}
