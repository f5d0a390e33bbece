import { FiguresSkeleton } from '../../_cards/figures-skeleton.tsx';

const FIGURES = ['minutes'];

export default function Loading() {
  return <FiguresSkeleton figures={FIGURES} />;
}
