/**
 * The subpath "wirecopy/mcp": the tools for agents by the Model Context Protocol. `serveMcp` needs the optional peer @modelcontextprotocol/server; `callTool`
 * and `TOOLS` need nothing, for who has a transport of their own.
 */
export type { JsonSchema, Tool, ToolAnswer, ToolCall } from "./mcp/tool.js";
export { callTool, INSTRUCTIONS, TOOLS, type ToolError, type ToolResult } from "./mcp/tools.js";
export { type McpOptions, serveMcp } from "./node/serve-mcp.js";
export type * from "./types/wire-index.js";
