import { FiguresSkeleton } from '../_cards/figures-skeleton.tsx';

const FIGURES = ['net', 'orders', 'margin', 'profit'];

export default function Loading() {
  return <FiguresSkeleton figures={FIGURES} />;
}
