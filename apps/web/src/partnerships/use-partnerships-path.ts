import { useParams } from 'react-router';

/** Where partnerships are, inside the fair that is open, or outside fairs: they outlive them. */
export function usePartnershipsPath(): string {
  const { fairId } = useParams();
  return fairId ? `/fairs/${fairId}/partnerships` : '/partnerships';
}
