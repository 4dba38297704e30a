"""Who may enter the desk: agents by account or shared code, terminals by their own key or shared token."""
