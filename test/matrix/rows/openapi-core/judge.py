import json
import os

from openapi_core import OpenAPI
from openapi_core.testing import MockRequest, MockResponse

openapi = OpenAPI.from_file_path(os.environ['DOCUMENT'])
with open(os.environ['EXCHANGES']) as file:
    exchanges = json.load(file)

assert len(exchanges) > 10, 'hardly a story'
for exchange in exchanges:
    host, path = exchange['url'].split('/api/v1')
    sent, answer = exchange['request'], exchange['response']
    request = MockRequest(
        host, 'post', f'/api/v1{path}', headers=sent['headers'], data=sent['body'].encode(), content_type='application/json'
    )
    response = MockResponse(
        answer['body'].encode(),
        status_code=answer['status'],
        headers=answer['headers'],
        content_type=answer['headers']['content-type'],
    )
    openapi.validate_request(request)
    openapi.validate_response(request, response)
