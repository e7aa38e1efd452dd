from django.contrib.sessions.middleware import SessionMiddleware


class UntouchedSessionMiddleware(SessionMiddleware):
    """Adds nothing to a response for which nobody asked for the session.

    Django deletes a session cookie that it cannot read from every page, and so sets a cookie and
    `Vary: Cookie` on pages that are the same for everybody.
    """

    def process_response(self, request, response):
        session = request.session
        if not (session.accessed or session.modified):
            return response
        return super().process_response(request, response)
