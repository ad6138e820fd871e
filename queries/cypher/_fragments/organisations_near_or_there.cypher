// Those of near_organisations, and the organisations in the places $homes, with their place part.
// organisations_near_or_there
@near_organisations
    UNION ALL
    UNWIND keys($homes) AS home
    MATCH (:Place {id: home})<-[:IN_PLACE]-(x:Organisation)
    RETURN x, null AS found, $homes[home] AS part
