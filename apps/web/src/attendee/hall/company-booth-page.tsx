import { listBooths } from '@parvis/contracts';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { ApiError } from '../../api/api-error.js';
import { useEndpoint } from '../../api/use-endpoint.js';
import { useFair } from '../../fair/use-fair.js';
import { ErrorState } from '../../ui/error-state.js';
import { QueryView } from '../../ui/query-view.js';

/** Leads from a company to its booth. The name narrows the search, the id decides. */
export function CompanyBoothPage() {
  const { fairId } = useFair();
  const { companyId } = useParams();
  const [params] = useSearchParams();
  const search = (params.get('name') ?? '').slice(0, 100);
  const query = useEndpoint(listBooths, { params: { fairId }, query: { search, limit: 100 } });
  return (
    <QueryView query={query}>
      {({ items }) => {
        const booth = items.find((item) => item.companyId === companyId);
        if (booth) return <Navigate replace to={`/fairs/${fairId}/hall/${booth.id}`} />;
        return <ErrorState error={new ApiError({ code: 'NOT_FOUND', status: 404 })} />;
      }}
    </QueryView>
  );
}
