#!/usr/bin/env python3
"""Generates operations.json from Clerk's OpenAPI documents (https://github.com/clerk/openapi-specs).

Usage: generate-operations.py DIRECTORY, with one bapi-*.yml and one fapi-*.yml in the directory. Requires PyYAML.

The result contains the operations with their parameters, bodies and answers, and the schemas that these refer to.
Descriptions and examples are omitted.
"""
import glob
import json
import os
import sys

import yaml

NOTICE = "Derived from Clerk's OpenAPI documents, MIT licence, Copyright (c) 2025 Clerk, Inc."
METHODS = ("get", "post", "put", "patch", "delete")
KEPT = ("type", "nullable", "enum", "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "pattern",
        "required")
#: First path segments of the Backend API whose operations are generated whole; of the others only method and path.
FAMILIES = ("jwks", "clients", "email_addresses", "phone_numbers", "sessions", "users", "machines", "m2m_tokens",
            "sign_in_tokens", "testing_tokens", "sign_ups", "domains", "jwt_templates")


def load(directory, pattern):
    files = sorted(glob.glob(os.path.join(directory, pattern)))
    if len(files) != 1:
        sys.exit(f"{directory} must contain one file {pattern}.")
    version = os.path.basename(files[0])[5:-4]
    with open(files[0], encoding="utf-8") as file:
        return version, yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


class Document:
    def __init__(self, document):
        self.document = document
        self.schemas = {}

    def resolve(self, node):
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].split("/")[1:]:
                target = target[part]
            node = target
        return node

    def schema(self, node):
        if "$ref" in node:
            name = node["$ref"].rsplit("/", 1)[1]
            if name not in self.schemas:
                self.schemas[name] = {}
                self.schemas[name] = self.schema(self.resolve(node))
            return {"ref": name}
        result = {key: node[key] for key in KEPT if key in node}
        if "properties" in node:
            result["properties"] = {name: self.schema(each) for name, each in node["properties"].items()}
        if "items" in node:
            result["items"] = self.schema(node["items"])
        if node.get("additionalProperties") is False:
            result["closed"] = True
        for key in ("allOf", "oneOf", "anyOf"):
            if key in node:
                result[key] = [self.schema(each) for each in node[key]]
        return result

    def content(self, node):
        content = self.resolve(node).get("content", {})
        return self.schema(content["application/json"]["schema"]) if "application/json" in content else None

    def operation(self, method, path, operation, shared):
        result = {"method": method.upper(), "path": path}
        parameters = [self.resolve(each) for each in shared + operation.get("parameters", [])]
        query = {each["name"]: self.schema(each["schema"]) for each in parameters if each["in"] == "query"}
        if query:
            result["query"] = query
        required = [each["name"] for each in parameters if each["in"] == "query" and each.get("required")]
        if required:
            result["required"] = required
        body = self.content(operation["requestBody"]) if "requestBody" in operation else None
        if body:
            result["body"] = body
        answers = {str(status): self.content(answer) for status, answer in operation["responses"].items()}
        result["answers"] = {status: answer for status, answer in answers.items() if answer}
        return result


def generate(document, whole):
    reader = Document(document)
    operations = []
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                known = path.split("/")[1] in FAMILIES if whole else False
                operations.append(
                    reader.operation(method, path, item[method], item.get("parameters", []))
                    if known else {"method": method.upper(), "path": path})
    return {"operations": operations, "schemas": reader.schemas}


def main():
    version, backend = load(sys.argv[1], "bapi-*.yml")
    _, frontend = load(sys.argv[1], "fapi-*.yml")
    result = {
        "notice": NOTICE,
        "version": version,
        "backend": generate(backend, True),
        "frontend": generate(frontend, False),
    }
    resources = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../resources/dev/clerkemulator/document")
    with open(os.path.join(resources, "operations.json"), "w", encoding="utf-8") as file:
        json.dump(result, file, separators=(",", ":"), ensure_ascii=False)
        file.write("\n")


main()
