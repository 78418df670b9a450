import type { Map as MapLibre } from 'maplibre-gl';

import type { PlanPoint } from '../api/plan_types.ts';
import type { RegisterContext } from '../register_context.ts';
import { markText } from './mark_text.ts';
import { markKinds, marksOf, moveMark, removeMark } from './marks.ts';
import { MovableMarkers } from './movable_markers.ts';
import type { PlanDesk } from './plan_desk.ts';
import { movePoint, removePoint, type Position } from './plan_edits.ts';
import { pointText } from './point_text.ts';

/** The open plan's points, numbered, and the places that are marked for its proposals. */
export class PlanMarkers {
  readonly #marks: readonly MovableMarkers<Position>[];
  readonly #points: MovableMarkers<PlanPoint>;

  constructor(
    map: MapLibre,
    private readonly context: RegisterContext,
    private readonly desk: PlanDesk,
  ) {
    const moved = () => desk.draft?.endGesture();
    this.#marks = markKinds.map((kind) => new MovableMarkers(map, `mark-marker ${kind}`, {
      move: (index, to, gesture) => desk.ask(moveMark(desk.wish, { kind, index }, to), gesture),
      moved,
      choose: (index) => desk.look({ marked: { kind, index } }),
      remove: (index) => desk.ask(removeMark(desk.wish, { kind, index })),
    }));
    this.#points = new MovableMarkers(map, 'plan-marker', {
      move: (index, to, gesture) => desk.edit(movePoint(desk.draft!.plan, index, to), gesture),
      moved,
      choose: (index) => desk.look({ pointed: index }),
      remove: (index) => desk.edit(removePoint(desk.draft!.plan, index)),
    });
  }

  show(): void {
    const { context, desk } = this;
    const { pointed, marked } = desk.looking;
    markKinds.forEach((kind, which) => this.#marks[which]!.show(marksOf(desk.wish, kind), (button, at, index) => {
      button.toggleAttribute('data-pointed', marked?.kind === kind && marked.index === index);
      return markText(context, desk, { kind, index }, at);
    }));
    this.#points.show(desk.draft!.plan.points, (button, point, index) => {
      button.textContent = String(index + 1);
      button.toggleAttribute('data-fixed', point.fixed);
      button.toggleAttribute('data-pointed', index === pointed);
      return pointText(context, desk, point, index);
    });
  }
}
