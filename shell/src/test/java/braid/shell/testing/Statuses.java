package braid.shell.testing;

import braid.dataplane.status.DataplaneStatus;
import braid.dataplane.status.DataplaneStatus.AddressStatus;
import braid.dataplane.status.DataplaneStatus.LinkStatus;
import braid.dataplane.status.DataplaneStatus.RouteStatus;
import java.util.List;
import java.util.Map;

/// What a dataplane says, where a test is about one part of it.
public final class Statuses {
    private static final DataplaneStatus NONE = DataplaneStatus.EMPTY;

    private Statuses() {}

    /// A machine with these interfaces, on which nothing runs.
    public static DataplaneStatus machine(List<LinkStatus> links) {
        return with(NONE, links, NONE.addresses(), NONE.routes(), NONE.problems());
    }

    public static DataplaneStatus withAddresses(DataplaneStatus like, List<AddressStatus> addresses) {
        return with(like, like.links(), addresses, like.routes(), like.problems());
    }

    public static DataplaneStatus withRoutes(DataplaneStatus like, List<RouteStatus> routes) {
        return with(like, like.links(), like.addresses(), routes, like.problems());
    }

    public static DataplaneStatus withProblems(DataplaneStatus like, Map<String, String> problems) {
        return with(like, like.links(), like.addresses(), like.routes(), problems);
    }

    private static DataplaneStatus with(
            DataplaneStatus like,
            List<LinkStatus> links,
            List<AddressStatus> addresses,
            List<RouteStatus> routes,
            Map<String, String> problems) {
        return new DataplaneStatus(
                like.takenNanos(),
                links,
                addresses,
                routes,
                like.clients(),
                like.bundles(),
                like.memberLinks(),
                like.ports(),
                like.ended(),
                problems,
                like.countedNanos(),
                like.nanosOrigin());
    }
}
