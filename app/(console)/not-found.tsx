import { NothingHere } from '../nothing-here.tsx';

/** Inside the console, whose frame holds the page's one main part already. */
export default function NotFound() {
  return <NothingHere />;
}
